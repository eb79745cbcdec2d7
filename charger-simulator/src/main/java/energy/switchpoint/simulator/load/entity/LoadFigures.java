package energy.switchpoint.simulator.load.entity;

import java.time.Duration;

/**
 * What one stretch of load came to.
 *
 * @param up chargers connected at its end
 */
public record LoadFigures(Duration took, int up, Tally tally) {

    public double perSecond(long count) {
        return count / (took.toNanos() / 1e9);
    }

    /** Calls answered per second, boots aside. */
    public double answeredPerSecond() {
        return perSecond(tally.all().count());
    }
}
