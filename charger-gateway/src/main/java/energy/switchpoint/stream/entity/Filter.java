package energy.switchpoint.stream.entity;

import java.util.Set;
import java.util.UUID;

/** What a reader wants to hear; empty = everything. */
public record Filter(Set<EventKind> kinds, Set<UUID> chargers) {

    public static final Filter EVERYTHING = new Filter(Set.of(), Set.of());

    public Filter {
        kinds = Set.copyOf(kinds);
        chargers = Set.copyOf(chargers);
    }

    public boolean lets(TenantEvent event) {
        return (kinds.isEmpty() || kinds.contains(event.kind()))
                && (chargers.isEmpty() || event.chargepointId() != null && chargers.contains(event.chargepointId()));
    }
}
