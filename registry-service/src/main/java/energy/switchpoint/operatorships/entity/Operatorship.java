package energy.switchpoint.operatorships.entity;

import energy.switchpoint.platform.identity.OrganisationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The time in which one operator (CPO) may command one chargepoint. From its first instant, up to but not including its last.
 * The database refuses two for one chargepoint at one instant (R001).
 */
@Entity
@Table(name = "operatorship")
public class Operatorship {

    /** How the database writes "until further notice". */
    public static final Instant OPEN = Instant.parse("9999-12-31T00:00:00Z");

    @Id
    private UUID id;

    @Column(name = "chargepoint_id", nullable = false)
    private UUID chargepointId;

    @Column(name = "organisation_id", nullable = false, length = 40)
    private String organisationId;

    @Column(name = "valid_from", nullable = false)
    private Instant validFrom;

    @Column(name = "valid_until", nullable = false)
    private Instant validUntil;

    @Column(name = "switch_id")
    private @Nullable UUID switchId;

    protected Operatorship() {} // for JPA

    public Operatorship(UUID id, UUID chargepointId, OrganisationId operator, Instant from, @Nullable UUID switchId) {
        this.id = id;
        this.chargepointId = chargepointId;
        this.organisationId = operator.value();
        this.validFrom = from;
        this.validUntil = OPEN;
        this.switchId = switchId;
    }

    public boolean covers(Instant at) {
        return !at.isBefore(validFrom) && at.isBefore(validUntil);
    }

    /** Ends at this instant. Only what is open and has begun before can end. */
    public void endAt(Instant at) {
        if (!validUntil.equals(OPEN) || !at.isAfter(validFrom)) {
            throw new IllegalStateException("an operatorship that is over, or begins later, cannot end at " + at);
        }
        validUntil = at;
    }

    public UUID chargepointId() {
        return chargepointId;
    }

    public String operator() {
        return organisationId;
    }

    public Instant from() {
        return validFrom;
    }

    /** Empty for the present one. */
    public Optional<Instant> until() {
        return validUntil.equals(OPEN) ? Optional.empty() : Optional.of(validUntil);
    }
}
