package energy.switchpoint.levels.entity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

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
}
