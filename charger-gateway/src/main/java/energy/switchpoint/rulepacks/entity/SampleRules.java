package energy.switchpoint.rulepacks.entity;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/**
 * How often chargers are to tell their meter, as far as the pack says it (R022).
 *
 * @param charging while a vehicle charges
 * @param aligned at the full quarter or half hour by the clock, of chargers that have nothing set there yet
 */
public record SampleRules(Optional<Duration> charging, Optional<Duration> aligned) {

    public static SampleRules read(JsonObject rules) {
        return new SampleRules(duration(rules, "meterSampleInterval"), duration(rules, "meterAlignedInterval"));
    }

    private static Optional<Duration> duration(JsonObject rules, String name) {
        return Optional.ofNullable(rules.getString(name, null)).map(Duration::parse);
    }
}
