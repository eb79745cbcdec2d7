package energy.switchpoint.recovery.entity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The return of one feeder after an outage: its chargers are held and let go one by one (R064, R088).
 *
 * @param windowS in which they are spread, in seconds
 * @param rule which rule decided the window
 * @param chargers that have come back so far
 * @param released of them, those that may charge again
 * @param lastReleaseAt when the last of them will
 */
public record Recovery(
        UUID id,
        String areaId,
        String areaName,
        Instant startedAt,
        @Nullable Instant endedAt,
        int windowS,
        String rule,
        int chargers,
        int released,
        @Nullable Instant lastReleaseAt) {}
