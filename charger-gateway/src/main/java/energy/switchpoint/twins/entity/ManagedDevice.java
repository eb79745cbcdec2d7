package energy.switchpoint.twins.entity;

import energy.switchpoint.levels.entity.Rating;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A charger as managed mode needs it: how strong, how fine, and since when it is known.
 *
 * @param holdsProfiles it has Smart Charging; false also for one that never came
 */
public record ManagedDevice(
        UUID id, Rating rating, Instant createdAt, @Nullable ZoneId zone, boolean holdsProfiles) {}
