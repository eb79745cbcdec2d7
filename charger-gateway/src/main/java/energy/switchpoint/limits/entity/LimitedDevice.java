package energy.switchpoint.limits.entity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One charger under a limit. */
public record LimitedDevice(
        UUID chargepointId,
        @Nullable Instant sentAt,
        @Nullable Instant acceptedAt,
        @Nullable Long powerBeforeW,
        @Nullable Long powerAfterW,
        @Nullable Outcome outcome,
        int releaseOffsetS) {}
