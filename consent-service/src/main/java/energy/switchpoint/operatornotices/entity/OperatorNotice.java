package energy.switchpoint.operatornotices.entity;

import energy.switchpoint.platform.identity.PersonId;
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

/** What an operator was told to do with a household's data in its own systems, which we cannot reach. */
@Entity
@Table(name = "operator_notice")
public class OperatorNotice {

    /** Why the operator is told. */
    public enum Kind {
        ERASURE,
        RECTIFICATION,
        RESTRICTION,
        OBJECTION,
        CONSENT_WITHDRAWN
    }

    /**
     * What is said to whom.
     *
     * @param about the person it is about; the operator sees it by charger only
     */
    public record Message(
            String organisation,
            PersonId about,
            Kind kind,
            @Nullable UUID caseId,
            @Nullable UUID chargepointId,
            String text) {}

    @Id
    private UUID id;

    @Column(name = "organisation_id", nullable = false, updatable = false)
    private String organisationId;

    @Column(name = "person_id")
    private @Nullable UUID personId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private Kind kind;

    @Column(name = "case_id", updatable = false)
    private @Nullable UUID caseId;

    @Column(name = "chargepoint_id", updatable = false)
    private @Nullable UUID chargepointId;

    @Column(nullable = false)
    private String text;

    @Column(name = "told_at", nullable = false, updatable = false)
    private Instant toldAt;

    @Column(name = "acknowledged_at")
    private @Nullable Instant acknowledgedAt;

    protected OperatorNotice() {} // for JPA

    public OperatorNotice(UUID id, Message message, Instant toldAt) {
        this.id = id;
        this.organisationId = message.organisation();
        this.personId = message.about().value();
        this.kind = message.kind();
        this.caseId = message.caseId();
        this.chargepointId = message.chargepointId();
        this.text = message.text();
        this.toldAt = toldAt;
    }

    /** The first acknowledgement counts. */
    public boolean acknowledge(Instant at) {
        if (acknowledgedAt != null) {
            return false;
        }
        acknowledgedAt = at;
        return true;
    }

    public UUID id() {
        return id;
    }

    public String organisation() {
        return organisationId;
    }

    public Kind kind() {
        return kind;
    }

    public Optional<UUID> caseId() {
        return Optional.ofNullable(caseId);
    }

    public Optional<UUID> chargepointId() {
        return Optional.ofNullable(chargepointId);
    }

    public String text() {
        return text;
    }

    public Instant toldAt() {
        return toldAt;
    }

    public Optional<Instant> acknowledgedAt() {
        return Optional.ofNullable(acknowledgedAt);
    }
}
