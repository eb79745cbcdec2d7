package energy.switchpoint.simulator.charger.entity;

import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * One line of the charger's security log.
 *
 * @param type OCPP's word for the event (2.0.1 appendix 1)
 * @param told whether the operator has answered that it knows
 */
public record SecurityNote(Instant at, String type, String info, boolean told) {

    public static SecurityNote read(JsonObject json) {
        return new SecurityNote(
                Instant.parse(json.getString("at")),
                json.getString("type"),
                json.getString("info"),
                json.getBoolean("told"));
    }

    public JsonObject json() {
        return JsonText.object()
                .add("at", at.toString())
                .add("type", type)
                .add("info", info)
                .add("told", told)
                .build();
    }

    public SecurityNote asTold() {
        return new SecurityNote(at, type, info, true);
    }
}
