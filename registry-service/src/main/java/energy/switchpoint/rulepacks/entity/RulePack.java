package energy.switchpoint.rulepacks.entity;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Duration;
import java.time.LocalDate;

/** One version of one country's rules, in force from a day on (R013). */
public record RulePack(String id, LocalDate effectiveFrom, JsonObject rules) {

    public static RulePack parse(String id, LocalDate effectiveFrom, String rules) {
        try (var reader = Json.createReader(new StringReader(rules))) {
            return new RulePack(id, effectiveFrom, reader.readObject());
        }
    }

    /** How long a household has to show that it stands at the charger. */
    public Duration claimWindow() {
        return duration("claimWindow");
    }

    /** Wrong pairing codes that are forgiven within ten minutes. */
    public int rateLimitClaims() {
        return rules.getInt("rateLimitClaims");
    }

    private Duration duration(String rule) {
        if (rules.get(rule) instanceof JsonString text) {
            return Duration.parse(text.getString());
        }
        throw new IllegalStateException("rule pack " + id + " has no " + rule);
    }
}
