package energy.switchpoint.simulator.charging.entity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a schedule lies on the time line. A recurring one repeats every 24 h or 168 h of elapsed time: OCPP knows no time zone, so a
 * change to summer time does not move it.
 */
public enum Recurrence {
    /** From a given instant, once. */
    ABSOLUTE(null),
    /** From the start of the transaction. */
    RELATIVE(null),
    /** OCPP 2.1: from the last time the operator moved it, for as long as its duration (K28). */
    DYNAMIC(null),
    DAILY(Duration.ofDays(1)),
    WEEKLY(Duration.ofDays(7));

    private final @Nullable Duration cycle;

    Recurrence(@Nullable Duration cycle) {
        this.cycle = cycle;
    }

    public @Nullable Duration cycle() {
        return cycle;
    }
}
