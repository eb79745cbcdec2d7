package energy.switchpoint.commands.entity;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What was open at the chargers a batch speaks of when its storing began, read at once. Most have nothing open, and a part
 * that knows it need not ask the database about them one by one. What the batch itself opens is not in here.
 *
 * @param open chargepoints by what is open there
 */
public record OpenMatters(Map<Kind, Set<UUID>> open) {

    /** What may be open at a charger. */
    public enum Kind {
        FAULT,
        TRANSACTION,
        SESSION,
        /** The wanted programme depends on whether a session runs. */
        MINDS_SESSIONS
    }

    public OpenMatters {
        var copy = new EnumMap<Kind, Set<UUID>>(Kind.class);
        for (var kind : Kind.values()) {
            copy.put(kind, Set.copyOf(open.getOrDefault(kind, Set.of())));
        }
        open = Map.copyOf(copy);
    }

    public boolean has(Kind kind, UUID chargepointId) {
        return with(kind).contains(chargepointId);
    }

    public Set<UUID> with(Kind kind) {
        return open.getOrDefault(kind, Set.of());
    }

    /** Of these chargers, those where it was open, and those where the batch itself may have opened it. */
    public Set<UUID> among(Collection<UUID> chargepoints, Kind kind, Collection<UUID> openedSince) {
        var among = new HashSet<UUID>();
        for (var id : chargepoints) {
            if (has(kind, id) || openedSince.contains(id)) {
                among.add(id);
            }
        }
        return among;
    }
}
