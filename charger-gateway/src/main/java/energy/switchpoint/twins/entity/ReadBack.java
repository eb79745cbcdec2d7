package energy.switchpoint.twins.entity;

import energy.switchpoint.commands.entity.CommandOutcome.CompositeSchedule;
import java.time.Duration;
import java.time.Instant;

/** What a device says it will follow, held against what it accepted (R051: read back, not believed). */
public sealed interface ReadBack {

    /** How far ahead is read: over every edge of a day. */
    Duration AHEAD = Duration.ofHours(24);

    /** As accepted, or lower because of something we do not know of. */
    record Follows() implements ReadBack {}

    /** It follows more than it accepted. */
    record Exceeds(long reportedW, long acceptedW) implements ReadBack {}

    /** It follows every programme at once, whenever that was to begin and end. */
    record IgnoresValidity() implements ReadBack {}

    static ReadBack of(HeldProgrammes accepted, long ratingW, CompositeSchedule reported) {
        var acceptedNow = accepted.at(reported.start(), null, ratingW).limitW();
        var reportedNow = reported.periods().getFirst().limitW();
        if (reported.periods().size() > 1 && !matches(accepted, ratingW, reported)) {
            var careless = accepted.withoutValidity();
            if (!careless.equals(accepted) && matches(careless, ratingW, reported)) {
                return new IgnoresValidity();
            }
        }
        return exceeds(reportedNow, acceptedNow) ? new Exceeds(reportedNow, acceptedNow) : new Follows();
    }

    /** Beyond what it accepted, or the other way altogether; anything nearer to zero is less than that. */
    private static boolean exceeds(long reportedW, long acceptedW) {
        var tolerance = tolerance(acceptedW);
        return reportedW > Math.max(acceptedW, 0) + tolerance || reportedW < Math.min(acceptedW, 0) - tolerance;
    }

    /** Devices count in amperes, and round. */
    static long tolerance(long watts) {
        return Math.max(100, Math.abs(watts) / 50);
    }

    private static boolean matches(HeldProgrammes held, long ratingW, CompositeSchedule reported) {
        var until = reported.start().plus(AHEAD);
        var points = held.changes(reported.start(), until);
        reported.periods().forEach(p -> points.add(reported.start().plusSeconds(p.offsetS())));
        return points.stream()
                // Clocks differ and devices count whole seconds: looked at a little after each change.
                .map(point -> point.plusSeconds(2))
                .filter(point -> points.subSet(point.minusSeconds(1), point.plusSeconds(1))
                        .isEmpty())
                .filter(point -> point.isBefore(until))
                .allMatch(point -> {
                    var expected = held.at(point, null, ratingW).limitW();
                    return Math.abs(limit(reported, point) - expected) <= tolerance(expected);
                });
    }

    private static long limit(CompositeSchedule reported, Instant at) {
        var second = Duration.between(reported.start(), at).toSeconds();
        return reported.periods().reversed().stream()
                .filter(p -> p.offsetS() <= second)
                .findFirst()
                .orElse(reported.periods().getFirst())
                .limitW();
    }
}
