package energy.switchpoint.rulepacks.entity;

import jakarta.json.JsonObject;
import java.time.Duration;

/**
 * When a household's own programme counts, as far as the pack says it (R067–R070).
 *
 * @param operatorSilentAfter an operator not heard of for so long does not manage its chargers any more; three days outlast a
 *     long weekend
 * @param chargerSilentAfter a charger not heard of for so long is out of its operator's reach
 * @param undoWindow how long a household may take back that its operator replaced its programme
 */
public record LocalRules(Duration operatorSilentAfter, Duration chargerSilentAfter, Duration undoWindow) {

    /** Of packs that say nothing of it. */
    public static final LocalRules DEFAULT =
            new LocalRules(Duration.ofDays(3), Duration.ofMinutes(15), Duration.ofDays(7));

    public static LocalRules read(JsonObject rules) {
        return new LocalRules(
                duration(rules, "operatorSilentAfter", DEFAULT.operatorSilentAfter),
                duration(rules, "chargerSilentAfter", DEFAULT.chargerSilentAfter),
                duration(rules, "programmeUndo", DEFAULT.undoWindow));
    }

    private static Duration duration(JsonObject rules, String name, Duration otherwise) {
        var said = rules.getString(name, null);
        return said == null ? otherwise : Duration.parse(said);
    }
}
