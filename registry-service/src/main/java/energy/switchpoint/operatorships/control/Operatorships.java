package energy.switchpoint.operatorships.control;

import energy.switchpoint.operatorships.entity.Operatorship;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who operated what, when. An operator sees its own intervals only: nothing from before, nothing after. */
@ApplicationScoped
public class Operatorships extends TenantRows<Operatorship> {

    public Operatorships() {
        super(Operatorship.class);
    }

    @Override
    protected Restriction visibleTo(Caller caller) {
        return switch (caller) {
            case Caller.Service _ -> Restriction.EVERYTHING;
            case Caller.Consumer(var person) ->
                where(
                        "e.chargepointId in (select c.id from Chargepoint c where c.ownerPersonId = :person)",
                        Map.of("person", person.value()));
            case Caller.Member(var organisation, var role, var _)
            when role == Role.CPO -> where("e.organisationId = :own", Map.of("own", organisation.value()));
            case Caller.Member _, Caller.Anonymous _ -> Restriction.NOTHING;
        };
    }

    /** Those of one chargepoint that the caller may see, oldest first. */
    public List<Operatorship> of(Caller caller, UUID chargepoint) {
        return page(
                        caller,
                        where("e.chargepointId = :chargepoint", Map.of("chargepoint", chargepoint)),
                        "e.validFrom",
                        0,
                        200)
                .items();
    }

    public Optional<Operatorship> current(UUID chargepoint, Instant now) {
        return Optional.ofNullable(current(List.of(chargepoint), now).get(chargepoint));
    }

    /** The present operatorship of each chargepoint that has one. */
    public Map<UUID, Operatorship> current(Collection<UUID> chargepoints, Instant now) {
        var found = new HashMap<UUID, Operatorship>();
        if (!chargepoints.isEmpty()) {
            em.createQuery(
                            "select e from Operatorship e where e.chargepointId in :ids and e.validFrom <= :now and e.validUntil > :now",
                            Operatorship.class)
                    .setParameter("ids", chargepoints)
                    .setParameter("now", now)
                    .getResultList()
                    .forEach(operatorship -> found.put(operatorship.chargepointId(), operatorship));
        }
        return found;
    }
}
