package energy.switchpoint.jobs.entity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of a job at one charger.
 *
 * @param offsetS random offset in seconds drawn for it
 * @param detail the device's own word, or why nothing was sent
 */
public record DeviceResult(
        UUID chargepointId,
        DeviceState state,
        @Nullable String detail,
        int offsetS,
        @Nullable Instant sentAt,
        @Nullable Instant answeredAt) {}
