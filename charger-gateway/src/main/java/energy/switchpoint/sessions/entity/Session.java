package energy.switchpoint.sessions.entity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One vehicle's time at a charger. */
public record Session(
        UUID id,
        UUID chargepointId,
        Instant startedAt,
        @Nullable Instant endedAt,
        long energyWh,
        @Nullable String stopReason,
        long peakW) {}
