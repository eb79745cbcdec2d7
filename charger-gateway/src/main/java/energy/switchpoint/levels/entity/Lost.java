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
        var setpoint = wishes.setpointAt(at);
        var standing = wishes.standing().levelPercent(at);
        var wanted = setpoint.map(Setpoint::levelPercent).orElse(standing);
        var limited = wishes.strictestFor(wanted, at);
        for (var ceiling : wishes.ceilingsAt(at)) {
            if (limited.filter(ceiling::equals).isEmpty()) {
                lost.add(new Lost(
                        ceiling.kind(),
                        ceiling.issuer(),
                        ceiling.levelPercent(),
                        ceiling.endsHere(),
                        ceiling.held(wanted) == wanted
                                ? "no more than that was asked for anyway"
                                : "another %s is as strict or stricter".formatted(words(limited))));
            }
        }
        for (var one : wishes.setpoints()) {
            if (one.isInForce(at)) {
                why(one, setpoint.orElse(one), limited)
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
                    setpoint.isPresent() ? "an override or a command goes before a programme" : stricter(limited)));
        }
        return lost;
    }

    /** As the household knows it: a network's limit, or a hold of the gateway's own. */
    private static String words(Optional<Ceiling> ceiling) {
        return ceiling.filter(c -> c.kind() == ControlKind.HOLD).isPresent() ? "hold" : "supply limit";
    }

    private static String stricter(Optional<Ceiling> limited) {
        return "a %s is stricter".formatted(words(limited));
    }

    private static Optional<String> why(Setpoint one, Setpoint first, Optional<Ceiling> limited) {
        if (one.equals(first)) {
            return limited.isPresent() ? Optional.of(stricter(limited)) : Optional.empty();
        }
        return Optional.of(
                one.kind() == first.kind() ? "a newer one took its place" : "an override goes before a command");
    }
}
