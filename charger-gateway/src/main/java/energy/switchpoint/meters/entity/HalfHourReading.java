package energy.switchpoint.meters.entity;

import energy.switchpoint.sessions.entity.HalfHour.Quality;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One half-hour of a charger, told for every half-hour asked for.
 *
 * @param energyWh null when no reading tells of it ({@link Quality#MISSING}); 0 when the register is known not to have moved
 */
public record HalfHourReading(Instant from, @Nullable Long energyWh, Quality quality) {}
