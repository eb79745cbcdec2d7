package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonObject;
import java.time.Duration;

/**
 * How often something is tried, as operators say it.
 *
 * @param more attempts after the first
 */
public record Tries(int more, Duration after) {

    public static Tries read(JsonObject request) {
        return new Tries(
                Math.clamp(JsonText.integer(request, "retries", 0), 0, 10),
                Duration.ofSeconds(Math.max(0, JsonText.integer(request, "retryInterval", 5))));
    }
}
