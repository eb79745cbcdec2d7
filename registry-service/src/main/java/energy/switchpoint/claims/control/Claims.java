package energy.switchpoint.claims.control;

import energy.switchpoint.claims.entity.Claim;
import energy.switchpoint.claims.entity.ClaimState;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The claims made. A person sees their own. */
@ApplicationScoped
public class Claims extends TenantRows<Claim> {

    public Claims() {
        super(Claim.class);
    }

    @Override
    protected Restriction visibleTo(Caller caller) {
        return switch (caller) {
            case Caller.Consumer(var person) -> where("e.personId = :person", Map.of("person", person.value()));
            case Caller.Service _, Caller.Member _, Caller.Anonymous _ -> Restriction.NOTHING;
        };
    }

    public Optional<Claim> waitingFor(UUID chargepoint) {
        return em
                .createQuery(
                        "select e from Claim e where e.chargepointId = :chargepoint and e.state = :waiting",
                        Claim.class)
                .setParameter("chargepoint", chargepoint)
                .setParameter("waiting", ClaimState.WAITING_FOR_CHARGER)
                .getResultList()
                .stream()
                .findFirst();
    }

    public List<Claim> by(PersonId person) {
        return em.createQuery("select e from Claim e where e.personId = :person order by e.madeAt", Claim.class)
                .setParameter("person", person.value())
                .getResultList();
    }

    public int removeAllBy(PersonId person) {
        return em.createQuery("delete from Claim e where e.personId = :person")
                .setParameter("person", person.value())
                .executeUpdate();
    }
}
