package energy.switchpoint.products.control;

import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import energy.switchpoint.products.entity.Firmware;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The firmware versions in the register; theirs to change are those of a manufacturer's own products. */
@ApplicationScoped
public class FirmwareVersions extends TenantRows<Firmware> {

    public FirmwareVersions() {
        super(Firmware.class);
    }

    @Override
    protected Restriction visibleTo(Caller caller) {
        return switch (caller) {
            case Caller.Member(var organisation, var role, var _)
            when role == Role.MANUFACTURER ->
                where(
                        "e.productId in (select p.id from Product p where p.organisationId = :own)",
                        Map.of("own", organisation.value()));
            case Caller.Member(var _, var role, var _) when role == Role.TEST_HOUSE -> Restriction.EVERYTHING;
            case Caller.Service _ -> Restriction.EVERYTHING;
            case Caller.Member _, Caller.Consumer _, Caller.Anonymous _ -> Restriction.NOTHING;
        };
    }

    /** Newest first. */
    public List<Firmware> ofProducts(Collection<UUID> products) {
        return products.isEmpty()
                ? List.of()
                : em.createQuery(
                                "select e from Firmware e where e.productId in :products order by e.releasedOn desc, e.version desc",
                                Firmware.class)
                        .setParameter("products", products)
                        .getResultList();
    }

    public Map<UUID, Firmware> byIds(Collection<UUID> ids) {
        var found = new HashMap<UUID, Firmware>();
        if (!ids.isEmpty()) {
            em.createQuery("select e from Firmware e where e.id in :ids", Firmware.class)
                    .setParameter("ids", ids)
                    .getResultList()
                    .forEach(firmware -> found.put(firmware.id(), firmware));
        }
        return found;
    }
}
