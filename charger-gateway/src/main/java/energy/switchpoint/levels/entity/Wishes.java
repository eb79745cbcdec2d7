package energy.switchpoint.levels.entity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything anybody currently wants of one charger; {@link LevelDecision} says what comes of it. */
public record Wishes(Rating rating, List<Ceiling> ceilings, List<Setpoint> setpoints, StandingProgramme standing) {

    private static final Comparator<Setpoint> BY_RANK = Comparator.comparing(Setpoint::kind)
            // The newest of a kind wins.
            .thenComparing(Comparator.comparing(Setpoint::from).reversed())
            .thenComparing(Setpoint::id, Comparator.reverseOrder());

    public Wishes {
        ceilings = List.copyOf(ceilings);
        setpoints = List.copyOf(setpoints);
    }

    List<Ceiling> ceilingsAt(Instant at) {
        return ceilings.stream().filter(c -> c.isInForce(at)).toList();
    }

    /**
     * The strictest of the ceilings that are in the way of a level; of equals the oldest, so that the one named does not
     * change for nothing.
     */
    Optional<Ceiling> strictestFor(int wantedPercent, Instant at) {
        return ceilingsAt(at).stream()
                .filter(c -> c.held(wantedPercent) != wantedPercent)
                .min(Comparator.comparingInt((Ceiling c) -> Math.abs(c.held(wantedPercent)))
                        .thenComparing(Ceiling::since));
    }

    public Optional<Setpoint> setpointAt(Instant at) {
        return setpoints.stream().filter(s -> s.isInForce(at)).min(BY_RANK);
    }

    /** Instants after this one at which the answer may differ, soonest first. */
    List<Instant> turningPointsAfter(Instant at, int calendarSteps) {
        var points = new ArrayList<Instant>();
        Stream.concat(
                        ceilings.stream().flatMap(c -> Stream.of(c.since(), c.endsHere())),
                        setpoints.stream()
                                .flatMap(s ->
                                        Stream.of(s.startsHere(), s.endsHere()).filter(Objects::nonNull)))
                .filter(t -> t.isAfter(at))
                .forEach(points::add);
        var from = at;
        for (int i = 0; i < calendarSteps; i++) {
            var step = standing.programme().nextAfter(from);
            if (step.isEmpty()) {
                break;
            }
            from = step.get().at();
            points.add(from);
        }
        return points.stream().distinct().sorted().toList();
    }
}
