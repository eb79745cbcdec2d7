package energy.switchpoint.consents.entity;

import energy.switchpoint.notices.entity.Purpose;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One answer, yes or no, given in a process of another service. A "no" is kept as well: it was asked and answered. */
@Entity
@Table(name = "consent_decision")
public class Decision {

    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private String source;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private Purpose purpose;

    @Column(name = "person_id", nullable = false, updatable = false)
    private UUID personId;

    @Column(nullable = false, updatable = false)
    private String recipient;

    @Column(name = "chargepoint_id", nullable = false, updatable = false)
    private UUID chargepointId;

    @Column(name = "notice_version", nullable = false, updatable = false)
    private int noticeVersion;

    @Column(nullable = false, updatable = false)
    private boolean agreed;

    @Column(name = "consent_id", updatable = false)
    private @Nullable UUID consentId;

    @Column(name = "decided_at", nullable = false, updatable = false)
    private Instant decidedAt;

    protected Decision() {} // for JPA

    public Decision(UUID id, Grant answered, @Nullable UUID consentId, Instant decidedAt) {
        this.id = id;
        this.source = answered.source();
        this.purpose = answered.purpose();
        this.personId = answered.person().value();
        this.recipient = answered.recipient().value();
        this.chargepointId = answered.chargepointId();
        this.noticeVersion = answered.noticeVersion();
        this.agreed = consentId != null;
        this.consentId = consentId;
        this.decidedAt = decidedAt;
    }

    public boolean answers(Grant asked, boolean yes) {
        return agreed == yes
                && source.equals(asked.source())
                && purpose == asked.purpose()
                && personId.equals(asked.person().value())
                && recipient.equals(asked.recipient().value())
                && chargepointId.equals(asked.chargepointId())
                && noticeVersion == asked.noticeVersion();
    }

    public Purpose purpose() {
        return purpose;
    }

    public Optional<UUID> consentId() {
        return Optional.ofNullable(consentId);
    }

    public Instant decidedAt() {
        return decidedAt;
    }
}
