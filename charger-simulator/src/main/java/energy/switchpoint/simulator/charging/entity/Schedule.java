package energy.switchpoint.simulator.charging.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Limits over time, as a profile carries them.
 *
 * @param start where an absolute or recurring schedule begins; null for a relative one
 * @param duration when it ends, counted from its start; null: it does not
 */
public record Schedule(@Nullable Instant start, @Nullable Duration duration, RateUnit unit, List<Period> periods) {

    public Schedule {
        periods = List.copyOf(periods);
    }

    /**
     * One step; it holds until the next one begins.
     *
     * @param numberPhases phases the ampere limit is for; null: all that the charger has
     */
    public record Period(int startS, double limit, @Nullable Integer numberPhases) {}

    /** The limit at this many seconds after the schedule's start, in watts; empty before its first period. */
    OptionalDouble wattsAt(double offsetS, int phases) {
        Period current = null;
        for (var period : periods) {
            if (period.startS() <= offsetS) {
                current = period;
            }
        }
        return current == null ? OptionalDouble.empty() : OptionalDouble.of(watts(current, phases));
    }

    private double watts(Period period, int phases) {
        var asked = period.numberPhases();
        return unit.toWatts(period.limit(), asked == null ? phases : Math.min(asked, phases));
    }
}
