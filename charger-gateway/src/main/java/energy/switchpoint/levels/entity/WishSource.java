package energy.switchpoint.levels.entity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A feature that wants something of chargers: limits give ceilings, setpoints give setpoints. */
public interface WishSource {

    /** Ceilings that are in force at this instant or later. */
    default List<Ceiling> ceilings(UUID chargepointId, Instant at) {
        return List.of();
    }

    /** Setpoints that are in force at this instant or later. */
    default List<Setpoint> setpoints(UUID chargepointId, Instant at) {
        return List.of();
    }

    /** The same for many chargers; a source that keeps its wishes in a database asks once for all. */
    default Map<UUID, List<Ceiling>> ceilings(Collection<UUID> chargepointIds, Instant at) {
        return chargepointIds.stream().collect(Collectors.toMap(id -> id, id -> ceilings(id, at), (a, b) -> a));
    }

    default Map<UUID, List<Setpoint>> setpoints(Collection<UUID> chargepointIds, Instant at) {
        return chargepointIds.stream().collect(Collectors.toMap(id -> id, id -> setpoints(id, at), (a, b) -> a));
    }
}
