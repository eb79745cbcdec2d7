package energy.switchpoint.areas.control;

import energy.switchpoint.areas.entity.NetworkArea;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The network areas we know: one tree per network operator (DSO), a few thousand rows at most. */
@ApplicationScoped
public class NetworkAreas extends TenantRows<NetworkArea> {

    public NetworkAreas() {
        super(NetworkArea.class);
    }

    @Override
    protected Restriction visibleTo(Caller caller) {
        return switch (caller) {
            case Caller.Service _ -> Restriction.EVERYTHING;
            case Caller.Member(var organisation, var role, var _) -> visibleTo(organisation.value(), role);
            case Caller.Consumer _, Caller.Anonymous _ -> Restriction.NOTHING;
        };
    }

    private static Restriction visibleTo(String organisation, Role role) {
        return switch (role) {
            case DSO -> where("e.organisationId = :own", Map.of("own", organisation));
            case CPO, REGULATOR, PLATFORM -> Restriction.EVERYTHING;
            case MANUFACTURER, TEST_HOUSE -> Restriction.NOTHING;
        };
    }

    /** All the caller may see, parents before children. */
    public List<NetworkArea> tree(Caller caller) {
        var sorted = new ArrayList<NetworkArea>();
        var offset = 0;
        var page = page(caller, Restriction.EVERYTHING, "e.kind, e.name, e.id", offset, 200);
        while (!page.items().isEmpty()) {
            sorted.addAll(page.items());
            offset += page.items().size();
            page = page(caller, Restriction.EVERYTHING, "e.kind, e.name, e.id", offset, 200);
        }
        sorted.sort(java.util.Comparator.comparing(NetworkArea::kind).thenComparing(NetworkArea::name));
        return sorted;
    }

    public Map<UUID, NetworkArea> byIds(Collection<UUID> ids) {
        var found = new HashMap<UUID, NetworkArea>();
        if (!ids.isEmpty()) {
            em.createQuery("select e from NetworkArea e where e.id in :ids", NetworkArea.class)
                    .setParameter("ids", ids)
                    .getResultList()
                    .forEach(area -> found.put(area.id(), area));
        }
        return found;
    }

    /** From the root down to this area. */
    public List<NetworkArea> path(NetworkArea area) {
        var path = new ArrayList<NetworkArea>();
        for (var at = area; at != null; at = parent(at)) {
            path.addFirst(at);
        }
        return path;
    }

    /** This area and all below it. */
    public Set<UUID> within(UUID root) {
        var found = new LinkedHashSet<UUID>();
        var level = List.of(root);
        while (!level.isEmpty()) {
            found.addAll(level);
            level = em.createQuery("select e.id from NetworkArea e where e.parentId in :level", UUID.class)
                    .setParameter("level", level)
                    .getResultList();
        }
        return found;
    }

    private @Nullable NetworkArea parent(NetworkArea area) {
        var parent = area.parentId();
        return parent == null ? null : ofAnyone(parent).orElse(null);
    }
}
