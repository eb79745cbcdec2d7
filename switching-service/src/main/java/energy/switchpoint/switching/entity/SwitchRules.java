package energy.switchpoint.switching.entity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The rule pack's part about switching. A switch keeps the rules that were in force when it was asked for.
 *
 * @param pack name of the rule pack, as in {@code GB-2021}
 * @param deadline longest time from request to hand-over (R185: 31 days)
 * @param objectionWindow how long the losing operator may object; its silence is assent
 * @param handoverTimeout how long the device may take to come back with its new credential
 * @param coolingOff how long the household may go back with one click
 * @param sessionWait how long a switch waits for a running charging session to end
 * @param zone where days begin and end
 */
public record SwitchRules(
        String pack,
        Duration deadline,
        Duration objectionWindow,
        Duration handoverTimeout,
        Duration coolingOff,
        Duration sessionWait,
        ZoneId zone) {

    /** When a switch may be objected to, when it happens, when it must have happened. */
    public record Timing(@Nullable Instant objectionUntil, Instant scheduledFor, Instant deadline) {}

    /** Days a household may choose from. */
    public record Days(LocalDate earliest, LocalDate latest) {

        public boolean contain(LocalDate day) {
            return !day.isBefore(earliest) && !day.isAfter(latest);
        }
    }

    public Days days(Instant asked, boolean mayBeObjectedTo) {
        return new Days(
                soonest(asked, mayBeObjectedTo).atZone(zone).toLocalDate(),
                asked.plus(deadline).atZone(zone).toLocalDate());
    }

    /** A chosen day begins at midnight there, but never before the objection window is over nor after the deadline. */
    public Timing timing(Instant asked, boolean mayBeObjectedTo, @Nullable LocalDate day) {
        var soonest = soonest(asked, mayBeObjectedTo);
        var wanted = day == null ? soonest : day.atStartOfDay(zone).toInstant();
        return new Timing(
                mayBeObjectedTo ? soonest : null, wanted.isBefore(soonest) ? soonest : wanted, asked.plus(deadline));
    }

    private Instant soonest(Instant asked, boolean mayBeObjectedTo) {
        return mayBeObjectedTo ? asked.plus(objectionWindow) : asked;
    }
}
