package energy.switchpoint.chargepoints.control;

import energy.switchpoint.chargepoints.entity.Onboarding;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

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
