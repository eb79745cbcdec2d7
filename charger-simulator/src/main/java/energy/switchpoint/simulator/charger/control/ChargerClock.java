package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charger.entity.Memory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The charger's own clock. It follows the operator's time, unless it was told to drift. */
public final class ChargerClock {

    /** Differences below this are the line's delay, not the clock's fault. */
    private static final Duration NOTICEABLE = Duration.ofSeconds(1);

    private final InstantSource real;
    private final Memory memory;

    ChargerClock(InstantSource real, Memory memory) {
        this.real = real;
        this.memory = memory;
    }

    public Instant now() {
        return real.instant().plusMillis(memory.clockOffsetMs()).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Told by the operator in its answers to boot notifications and heartbeats. */
    void follow(Instant operatorTime) {
        var off = Duration.between(now(), operatorTime);
        if (!memory.clockStuck() && off.abs().compareTo(NOTICEABLE) >= 0) {
            memory.clock(Duration.between(real.instant(), operatorTime).toMillis(), false);
        }
    }
}
