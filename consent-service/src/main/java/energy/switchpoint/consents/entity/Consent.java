package energy.switchpoint.consents.entity;

import energy.switchpoint.notices.entity.Purpose;
import energy.switchpoint.platform.identity.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One permission. It begins when it is given and ends once: withdrawn by the person, or with the relation it belonged to.
 * The database refuses a second live one for the same person, recipient, charger and purpose.
 */
@Entity
@Table(name = "consent")
public class Consent {

    @Id
    private UUID id;

    @Column(name = "person_id", nullable = false, updatable = false)
    private UUID personId;

    @Column(nullable = false, updatable = false)
    private String recipient;

    @Column(name = "recipient_name", nullable = false, updatable = false)
    private String recipientName;

    @Column(name = "chargepoint_id", nullable = false, updatable = false)
    private UUID chargepointId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private Purpose purpose;

    @Column(name = "notice_version", nullable = false, updatable = false)
    private int noticeVersion;

    @Column(nullable = false, updatable = false)
    private String source;

    @Column(name = "given_at", nullable = false, updatable = false)
    private Instant givenAt;

    @Column(name = "given_hash", nullable = false, updatable = false)
    private String givenHash;

    @Column(name = "withdrawn_at")
    private @Nullable Instant withdrawnAt;

    @Column(name = "end_reason")
    private @Nullable String endReason;

    @Column(name = "ended_hash")
    private @Nullable String endedHash;

    @Version
    private long version;

    protected Consent() {} // for JPA

    public Consent(UUID id, Grant grant, String recipientName, Instant givenAt, String ledgerHash) {
        this.id = id;
        this.personId = grant.person().value();
        this.recipient = grant.recipient().value();
        this.recipientName = recipientName;
        this.chargepointId = grant.chargepointId();
        this.purpose = grant.purpose();
        this.noticeVersion = grant.noticeVersion();
        this.source = grant.source();
        this.givenAt = givenAt;
        this.givenHash = ledgerHash;
    }

    /** Ends it now. A consent ends once; check {@link #isLive()} first. */
    public void end(Instant at, String reason, String ledgerHash) {
        if (!isLive()) {
            throw new IllegalStateException("consent " + id + " has already ended");
        }
        withdrawnAt = at;
        endReason = reason;
        endedHash = ledgerHash;
    }

    public boolean isLive() {
        return withdrawnAt == null;
    }

    public UUID id() {
        return id;
    }

    public PersonId person() {
        return new PersonId(personId);
    }

    public String recipient() {
        return recipient;
    }

    public String recipientName() {
        return recipientName;
    }

    public UUID chargepointId() {
        return chargepointId;
    }

    public Purpose purpose() {
        return purpose;
    }

    public int noticeVersion() {
        return noticeVersion;
    }

    public String source() {
        return source;
    }

    public Instant givenAt() {
        return givenAt;
    }

    public String givenHash() {
        return givenHash;
    }

    public Optional<Instant> withdrawnAt() {
        return Optional.ofNullable(withdrawnAt);
    }

    public Optional<String> endReason() {
        return Optional.ofNullable(endReason);
    }

    public Optional<String> endedHash() {
        return Optional.ofNullable(endedHash);
    }
}
