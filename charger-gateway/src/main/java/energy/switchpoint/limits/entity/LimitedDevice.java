package energy.switchpoint.limits.entity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One charger under a limit.
 *
 * @param processedAt when it had taken the limit in, as its issuer was told
 * @param endedAt when it let go after its own random offset, as its issuer was told
 */
public record LimitedDevice(
        UUID chargepointId,
        @Nullable Instant sentAt,
        @Nullable Instant acceptedAt,
        @Nullable Long powerBeforeW,
        @Nullable Long powerAfterW,
        @Nullable Outcome outcome,
        int releaseOffsetS,
        @Nullable Instant processedAt,
        @Nullable Instant endedAt) {}
