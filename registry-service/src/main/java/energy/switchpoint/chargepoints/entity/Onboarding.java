package energy.switchpoint.chargepoints.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * An onboarding that has begun and not ended. It keeps the chargepoint's id and identity, so that a repeated try meets the same
 * device at the gateway instead of leaving a nameless one behind.
 */
@Entity
@Table(name = "onboarding")
public class Onboarding {

    /** Longer than the gateway may take to answer. */
    static final Duration LEASE = Duration.ofSeconds(30);

    @Id
    @Column(name = "chargepoint_id")
    private UUID chargepointId;

    @Column(name = "product_id", nullable = false)
    private UUID productId;

    @Column(nullable = false, length = 40)
    private String serial;

    @Column(nullable = false, length = 20)
    private String identity;

    @Column(name = "leased_until", nullable = false)
    private Instant leasedUntil;

    protected Onboarding() {} // for JPA

    /** Takes it over, unless somebody is at it right now. */
    public boolean lease(Instant now) {
        if (now.isBefore(leasedUntil)) {
            return false;
        }
        leasedUntil = now.plus(LEASE);
        return true;
    }

    public void release(Instant now) {
        leasedUntil = now;
    }

    public UUID chargepointId() {
        return chargepointId;
    }

    public String identity() {
        return identity;
    }
}
