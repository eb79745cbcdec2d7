package energy.switchpoint.levels.entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The level a charger must follow at an instant: the highest-ranked setpoint, held by the strictest ceiling in its own
 * direction, where override &gt; commanded state &gt; calendar &gt; default mode. Whole percent in the product's step, rounded
 * down in magnitude; negative = gives power back to the network (R011, R025).
 *
 * @param wantedPercent before rounding
 * @param next the next change of the level, as far as it is known
 */
public record LevelDecision(
        int levelPercent,
        int wantedPercent,
        long limitW,
        Control control,
        List<Ceiling> ceilings,
        Optional<NextLevel> next) {

    /** Far enough to see past calendar steps that a ceiling or an override hides. */
    private static final int STEPS_AHEAD = 12;

    public record NextLevel(Instant at, int levelPercent) {}

    private record Winner(int wantedPercent, Control control) {}

    public static LevelDecision at(Instant at, Wishes wishes) {
        var winner = winner(at, wishes);
        var rating = wishes.rating();
        return new LevelDecision(
                rating.legalLevel(winner.wantedPercent()),
                winner.wantedPercent(),
                rating.watts(winner.wantedPercent()),
                winner.control(),
                wishes.ceilingsAt(at),
                next(at, wishes));
    }

    private static Winner winner(Instant at, Wishes wishes) {
        var wanted = wishes.setpointAt(at)
                .map(s -> new Winner(s.levelPercent(), s.control()))
                .orElseGet(() -> new Winner(
                        wishes.standing().levelPercent(at), wishes.standing().control(at)));
        // A ceiling that is not in the way changes nothing, so it does not control.
        return wishes.strictestFor(wanted.wantedPercent(), at)
                .map(c -> new Winner(c.held(wanted.wantedPercent()), c.control(at)))
                .orElse(wanted);
    }

    private static Optional<NextLevel> next(Instant at, Wishes wishes) {
        var now = level(at, wishes);
        return wishes.turningPointsAfter(at, STEPS_AHEAD).stream()
                .map(t -> new NextLevel(t, level(t, wishes)))
                .filter(n -> n.levelPercent() != now)
                .findFirst();
    }

    /** The winner's level alone: saying who won costs more, and is asked for one instant only. */
    private static int level(Instant at, Wishes wishes) {
        var wanted = wishes.setpointAt(at)
                .map(Setpoint::levelPercent)
                .orElseGet(() -> wishes.standing().levelPercent(at));
        var held = wishes.strictestFor(wanted, at).map(c -> c.held(wanted)).orElse(wanted);
        return wishes.rating().legalLevel(held);
    }
}
