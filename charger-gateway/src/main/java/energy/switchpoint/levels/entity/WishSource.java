package energy.switchpoint.levels.entity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A feature that wants something of chargers: limits give ceilings, setpoints give setpoints. Asked for many chargers at once,
 * so that it costs one statement however many are planned together.
 */
public interface WishSource {

    /** Ceilings that are in force at this instant or later; chargers without any may be left out. */
    default Map<UUID, List<Ceiling>> ceilings(Collection<UUID> chargepointIds, Instant at) {
        return Map.of();
    }

    /** Setpoints that are in force at this instant or later; chargers without any may be left out. */
    default Map<UUID, List<Setpoint>> setpoints(Collection<UUID> chargepointIds, Instant at) {
        return Map.of();
    }
}
