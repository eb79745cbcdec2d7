package energy.switchpoint.chargers.entity;

import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The chargers whose keeper is known. Nobody asks for them through our API. */
@ApplicationScoped
public class KeptChargers extends TenantRows<KeptCharger> {

    public KeptChargers() {
        super(KeptCharger.class);
    }

    @Override
    protected Restriction visibleTo(Caller caller) {
        return Restriction.NOTHING;
    }

    public List<KeptCharger> of(PersonId keeper) {
        return em.createQuery("select k from KeptCharger k where k.personId = :person order by k.id", KeptCharger.class)
                .setParameter("person", keeper.value())
                .getResultList();
    }

    public int remove(PersonId keeper) {
        return em.createQuery("delete from KeptCharger k where k.personId = :person")
                .setParameter("person", keeper.value())
                .executeUpdate();
    }

    public List<KeptCharger> among(Collection<UUID> chargepoints) {
        return chargepoints.isEmpty()
                ? List.of()
                : em.createQuery("select k from KeptCharger k where k.id in :ids", KeptCharger.class)
                        .setParameter("ids", chargepoints)
                        .getResultList();
    }
}
