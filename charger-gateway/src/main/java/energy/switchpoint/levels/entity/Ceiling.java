package energy.switchpoint.levels.entity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A highest level that somebody with the right to do so has set, such as a DSO's supply limit, or that safety asks for, as
 * after a fault. Applies at once (R053, R065) and goes away after a random offset of its own (R062).
 *
 * @param levelPercent how much it lets through, in each direction it limits; not negative
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
        @Nullable String releaseRule,
        Direction direction) {

    public static final String RULE_ON_APPLY = "a supply limit applies without random offset";

    public static final String RULE_ON_HOLD = "a hold applies without random offset";

    /** A hold lets nothing move either way; anybody else's limits what is taken from the network. */
    public Ceiling(
            UUID id,
            Issuer issuer,
            int levelPercent,
            String reason,
            Instant since,
            Instant until,
            int releaseOffsetS,
            @Nullable String releaseRule) {
        this(
                id,
                issuer,
                levelPercent,
                reason,
                since,
                until,
                releaseOffsetS,
                releaseRule,
                issuer.kind() == Issuer.Kind.PLATFORM ? Direction.BOTH : Direction.IMPORT);
    }

    public Instant endsHere() {
        return until.plusSeconds(releaseOffsetS);
    }

    public boolean isInForce(Instant at) {
        return !at.isBefore(since) && at.isBefore(endsHere());
    }

    /** The level nearest to a wanted one that this lets through; negative = to the network. */
    int held(int wantedPercent) {
        var level = direction.limitsImport() ? Math.min(wantedPercent, levelPercent) : wantedPercent;
        return direction.limitsExport() ? Math.max(level, -levelPercent) : level;
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
