package energy.switchpoint.simulator.charging.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Limits over time, as a profile carries them.
 *
 * @param start where an absolute or recurring schedule begins; null for a relative one
 * @param duration when it ends, counted from its start; null: it does not
 * @param randomDelayS each change comes up to so many seconds late, drawn by the charger; 0: on time
 */
public record Schedule(
        @Nullable Instant start, @Nullable Duration duration, RateUnit unit, List<Period> periods, int randomDelayS) {

    public Schedule {
        periods = List.copyOf(periods);
    }

    public Schedule(@Nullable Instant start, @Nullable Duration duration, RateUnit unit, List<Period> periods) {
        this(start, duration, unit, periods, 0);
    }

    /**
     * One step; it holds until the next one begins.
     *
     * @param numberPhases phases the ampere limit is for; null: all that the charger has
     */
    public record Period(int startS, double limit, @Nullable Integer numberPhases) {}

    double watts(Period period, int phases) {
        var asked = period.numberPhases();
        return unit.toWatts(period.limit(), asked == null ? phases : Math.min(asked, phases));
    }
}
