package energy.switchpoint.simulator.charger.entity;

import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A firmware update that is in place.
 *
 * @param requestId the number it was asked for under; null where it came without
 */
public record Installed(@Nullable Integer requestId, boolean signed) {

    static Installed read(JsonObject json) {
        return new Installed(JsonText.integer(json, "requestId"), json.getBoolean("signed"));
    }

    JsonObject json() {
        var json = JsonText.object().add("signed", signed);
        if (requestId != null) {
            json.add("requestId", requestId);
        }
        return json.build();
    }
}
