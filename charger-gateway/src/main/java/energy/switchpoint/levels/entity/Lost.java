package energy.switchpoint.levels.entity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A wish that is in force and yet does not decide the level, and why not. */
public record Lost(
        ControlKind kind,
        Issuer issuer,
        int levelPercent,
        @Nullable Instant until,
        String why) {

    /** All that lost at an instant against the one that decides. */
    public static List<Lost> at(Instant at, Wishes wishes) {
        var lost = new ArrayList<Lost>();
        var lowest = wishes.lowestCeiling(at);
        var setpoint = wishes.setpointAt(at);
        var standing = wishes.standing().levelPercent(at);
        var wanted = setpoint.map(Setpoint::levelPercent).orElse(standing);
        var limited = lowest.filter(c -> c.levelPercent() < wanted);
        for (var ceiling : wishes.ceilingsAt(at)) {
            if (limited.filter(ceiling::equals).isEmpty()) {
                lost.add(new Lost(
                        ceiling.kind(),
                        ceiling.issuer(),
                        ceiling.levelPercent(),
                        ceiling.endsHere(),
                        limited.isPresent()
                                ? "another limit is as low or lower"
                                : "no more than that was asked for anyway"));
            }
        }
        for (var one : wishes.setpoints()) {
            if (one.isInForce(at)) {
                why(one, setpoint.orElse(one), limited.isPresent())
                        .ifPresent(why -> lost.add(new Lost(
                                one.kind().controlKind(), one.issuer(), one.levelPercent(), one.endsHere(), why)));
            }
        }
        if (setpoint.isPresent() || limited.isPresent()) {
            lost.add(new Lost(
                    wishes.standing().kind(),
                    wishes.standing().setBy(),
                    standing,
                    wishes.standing().control(at).until(),
                    setpoint.isPresent()
                            ? "an override or a command goes before a programme"
                            : "a supply limit is lower"));
        }
        return lost;
    }

    private static Optional<String> why(Setpoint one, Setpoint first, boolean limited) {
        if (one.equals(first)) {
            return limited ? Optional.of("a supply limit is lower") : Optional.empty();
        }
        return Optional.of(
                one.kind() == first.kind() ? "a newer one took its place" : "an override goes before a command");
    }
}
