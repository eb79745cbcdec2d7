package energy.switchpoint.simulator.charging.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One profile as the operator sent it.
 *
 * @param evse 0 is the whole charger
 * @param transactionId the transaction a TX profile is for; null: the one that runs
 */
public record ChargingProfile(
        int id,
        int evse,
        int stackLevel,
        Purpose purpose,
        Recurrence recurrence,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        @Nullable String transactionId,
        OfflineRule offline,
        Schedule schedule) {

    /** As OCPP before 2.1 knows them. */
    public ChargingProfile(
            int id,
            int evse,
            int stackLevel,
            Purpose purpose,
            Recurrence recurrence,
            @Nullable Instant validFrom,
            @Nullable Instant validTo,
            @Nullable String transactionId,
            Schedule schedule) {
        this(id, evse, stackLevel, purpose, recurrence, validFrom, validTo, transactionId, OfflineRule.NONE, schedule);
    }

    /** What a profile's instants are counted from on one charger. */
    record Frame(Instant transactionStart, int phases, Delays delays) {}

    /** The limit this profile sets at an instant, in watts; empty when it has nothing to say then. */
    OptionalDouble wattsAt(Instant at, Frame frame) {
        var start = start(frame.transactionStart());
        if (!isValid(at) || at.isBefore(start)) {
            return OptionalDouble.empty();
        }
        var cycle = recurrence.cycle();
        var turn = cycle == null ? start : firstTurn(start, at, cycle);
        if (hasEnded(turn, at)) {
            return OptionalDouble.empty();
        }
        var begun = begun(turn, at, frame);
        // late at the turn of the cycle: what the last one ended with still holds
        var before =
                begun == null && cycle != null && !turn.equals(start) ? begun(turn.minus(cycle), at, frame) : begun;
        return before == null ? OptionalDouble.empty() : OptionalDouble.of(schedule.watts(before, frame.phases()));
    }

    private Schedule.@Nullable Period begun(Instant turn, Instant at, Frame frame) {
        Schedule.Period current = null;
        for (var period : schedule.periods()) {
            if (!begins(turn, period, frame.delays()).isAfter(at)) {
                current = period;
            }
        }
        return current;
    }

    private boolean hasEnded(Instant turn, Instant at) {
        var duration = schedule.duration();
        return duration != null && !at.isBefore(turn.plus(duration));
    }

    /** With the charger's own delay. */
    private Instant begins(Instant turn, Schedule.Period period, Delays delays) {
        var change = turn.plusSeconds(period.startS());
        return change.plusSeconds(delays.of(id, change, schedule.randomDelayS()));
    }

    /** Every instant in [from, to) at which this profile may change what it says. */
    Set<Instant> edges(Instant from, Instant to, Frame frame) {
        var edges = new TreeSet<Instant>();
        addWithin(edges, validFrom, from, to);
        addWithin(edges, validTo, from, to);
        var cycle = recurrence.cycle();
        var turn = firstTurn(start(frame.transactionStart()), from, cycle);
        while (turn.isBefore(to)) {
            addTurn(edges, turn, from, to, frame.delays());
            if (cycle == null) {
                break;
            }
            turn = turn.plus(cycle);
        }
        return edges;
    }

    private void addTurn(Set<Instant> edges, Instant turn, Instant from, Instant to, Delays delays) {
        addWithin(edges, turn, from, to);
        for (var period : schedule.periods()) {
            addWithin(edges, begins(turn, period, delays), from, to);
        }
        var duration = schedule.duration();
        addWithin(edges, duration == null ? null : turn.plus(duration), from, to);
    }

    private static Instant firstTurn(Instant start, Instant from, @Nullable Duration cycle) {
        if (cycle == null || !start.isBefore(from)) {
            return start;
        }
        return start.plus(cycle.multipliedBy(Duration.between(start, from).dividedBy(cycle)));
    }

    private static void addWithin(Set<Instant> edges, @Nullable Instant edge, Instant from, Instant to) {
        if (edge != null && !edge.isBefore(from) && edge.isBefore(to)) {
            edges.add(edge);
        }
    }

    private boolean isValid(Instant at) {
        return (validFrom == null || !at.isBefore(validFrom)) && (validTo == null || at.isBefore(validTo));
    }

    private Instant start(Instant transactionStart) {
        var start = schedule.start();
        return recurrence == Recurrence.RELATIVE || start == null ? transactionStart : start;
    }
}
