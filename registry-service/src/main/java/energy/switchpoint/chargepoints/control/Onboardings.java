package energy.switchpoint.chargepoints.control;

import energy.switchpoint.chargepoints.entity.Onboarding;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Onboardings under way. Nobody sees them: the chargepoint is not there yet. */
@ApplicationScoped
public class Onboardings extends TenantRows<Onboarding> {

    public Onboardings() {
        super(Onboarding.class);
    }

    @Override
    protected Restriction visibleTo(Caller caller) {
        return Restriction.NOTHING;
    }

    /**
     * The onboarding of this charger, locked. Inserted first and read then, so that of two at once the second waits for the first
     * instead of failing with it.
     */
    Onboarding lockedOrNew(UUID product, String serial, Supplier<String> identity, Instant now) {
        Optional<Onboarding> found = Optional.empty();
        while (found.isEmpty()) { // an identity that is taken is ignored like a row that is there
            em.createNativeQuery("""
                            insert into onboarding (product_id, serial, chargepoint_id, identity, leased_until)
                            values (?1, ?2, ?3, ?4, ?5)
                            on duplicate key update leased_until = leased_until""")
                    .setParameter(1, product.toString())
                    .setParameter(2, serial)
                    .setParameter(3, Uuid7.next().toString())
                    .setParameter(4, identity.get())
                    .setParameter(5, LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                    .executeUpdate();
            found = locked(product, serial);
        }
        return found.get();
    }

    Optional<Onboarding> locked(UUID product, String serial) {
        return em
                .createQuery(
                        "select e from Onboarding e where e.productId = :product and e.serial = :serial",
                        Onboarding.class)
                .setParameter("product", product)
                .setParameter("serial", serial)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .findFirst();
    }

    void remove(Onboarding onboarding) {
        em.remove(onboarding);
    }
}
