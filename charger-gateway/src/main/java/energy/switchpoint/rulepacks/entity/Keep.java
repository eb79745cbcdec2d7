package energy.switchpoint.rulepacks.entity;

import jakarta.json.JsonObject;
import java.time.Period;
import java.util.Optional;

/** How long what chargers tell may be kept, as far as the pack says it. */
public record Keep(Optional<Period> meterValues, Optional<Period> halfHours, Optional<Period> logs) {

    public static Keep read(JsonObject rules) {
        return new Keep(period(rules, "keepMeterValues"), period(rules, "keepHalfHours"), period(rules, "keepLogs"));
    }

    private static Optional<Period> period(JsonObject rules, String name) {
        return Optional.ofNullable(rules.getString(name, null)).map(Period::parse);
    }
}
