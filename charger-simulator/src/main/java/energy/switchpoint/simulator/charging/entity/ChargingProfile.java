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
        Schedule schedule) {

    /** The limit this profile sets at an instant, in watts; empty when it has nothing to say then. */
    OptionalDouble wattsAt(Instant at, Instant transactionStart, int phases) {
        var start = start(transactionStart);
        if (!isValid(at) || at.isBefore(start)) {
            return OptionalDouble.empty();
        }
        var cycle = recurrence.cycle();
        var elapsed = Duration.between(start, at);
        var offset = cycle == null ? elapsed : elapsed.minus(cycle.multipliedBy(elapsed.dividedBy(cycle)));
        var duration = schedule.duration();
        if (duration != null && offset.compareTo(duration) >= 0) {
            return OptionalDouble.empty();
        }
        return schedule.wattsAt(offset.toMillis() / 1000.0, phases);
    }

    /** Every instant in [from, to) at which this profile may change what it says. */
    Set<Instant> edges(Instant from, Instant to, Instant transactionStart) {
        var edges = new TreeSet<Instant>();
        addWithin(edges, validFrom, from, to);
        addWithin(edges, validTo, from, to);
        var cycle = recurrence.cycle();
        var turn = firstTurn(start(transactionStart), from, cycle);
        while (turn.isBefore(to)) {
            addTurn(edges, turn, from, to);
            if (cycle == null) {
                break;
            }
            turn = turn.plus(cycle);
        }
        return edges;
    }

    private void addTurn(Set<Instant> edges, Instant turn, Instant from, Instant to) {
        addWithin(edges, turn, from, to);
        for (var period : schedule.periods()) {
            addWithin(edges, turn.plusSeconds(period.startS()), from, to);
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
