package energy.switchpoint.levels.entity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A highest level that somebody with the right to do so has set, such as a DSO's supply limit, or that safety asks for, as
 * after a fault. Applies at once (R053, R065) and goes away after a random offset of its own (R062).
 *
 * @param until when its issuer ends it
 * @param releaseOffsetS how long after that this charger follows it still
 */
public record Ceiling(
        UUID id,
        Issuer issuer,
        int levelPercent,
        String reason,
        Instant since,
        Instant until,
        int releaseOffsetS,
        @Nullable String releaseRule) {

    public static final String RULE_ON_APPLY = "a supply limit applies without random offset";

    public static final String RULE_ON_HOLD = "a hold applies without random offset";

    public Instant endsHere() {
        return until.plusSeconds(releaseOffsetS);
    }

    public boolean isInForce(Instant at) {
        return !at.isBefore(since) && at.isBefore(endsHere());
    }

    ControlKind kind() {
        return issuer.kind() == Issuer.Kind.PLATFORM ? ControlKind.HOLD : ControlKind.SUPPLY_LIMIT;
    }

    Control control(Instant at) {
        var releasing = !at.isBefore(until);
        var onApply = kind() == ControlKind.HOLD ? RULE_ON_HOLD : RULE_ON_APPLY;
        return new Control(
                kind(),
                issuer,
                reason,
                since,
                releasing ? endsHere() : until,
                releasing ? releaseOffsetS : 0,
                releasing && releaseRule != null ? releaseRule : onApply);
    }
}
