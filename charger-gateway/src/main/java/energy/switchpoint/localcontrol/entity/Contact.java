package energy.switchpoint.localcontrol.entity;

import energy.switchpoint.devices.entity.Party;
import energy.switchpoint.localcontrol.entity.Loss.Cause;
import energy.switchpoint.rulepacks.entity.LocalRules;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a charger's operator and the charger itself were last heard of.
 *
 * @param operator null = it has none
 * @param operatorSince since when it is the operator's, or nobody's
 * @param operatorHeardAt when the operator last called, or since when it is the operator
 * @param chargerSeenAt null = never
 */
public record Contact(
        @Nullable Party operator,
        Instant operatorSince,
        Instant operatorHeardAt,
        boolean chargerConnected,
        @Nullable Instant chargerSeenAt) {

    /** Empty while the operator is in contact with the charger. */
    public Optional<Loss> lost(Instant at, LocalRules rules) {
        if (operator == null) {
            return Optional.of(new Loss(Cause.NO_OPERATOR, operatorSince));
        }
        if (!operatorHeardAt.plus(rules.operatorSilentAfter()).isAfter(at)) {
            return Optional.of(new Loss(Cause.OPERATOR_SILENT, operatorHeardAt));
        }
        var seen = chargerSeenAt == null ? operatorSince : chargerSeenAt;
        return chargerConnected || seen.plus(rules.chargerSilentAfter()).isAfter(at)
                ? Optional.empty()
                : Optional.of(new Loss(Cause.CHARGER_SILENT, seen));
    }
}
