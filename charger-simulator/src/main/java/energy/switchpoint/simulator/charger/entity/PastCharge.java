package energy.switchpoint.simulator.charger.entity;

import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonObject;
import java.time.Instant;

/** A finished charge the device remembers; personal data, erased on request. */
public record PastCharge(Instant startedAt, Instant endedAt, long energyWh, String idTag) {

    public static PastCharge read(JsonObject json) {
        return new PastCharge(
                Instant.parse(json.getString("startedAt")),
                Instant.parse(json.getString("endedAt")),
                json.getJsonNumber("energyWh").longValue(),
                json.getString("idTag"));
    }

    public JsonObject json() {
        return JsonText.object()
                .add("startedAt", startedAt.toString())
                .add("endedAt", endedAt.toString())
                .add("energyWh", energyWh)
                .add("idTag", idTag)
                .build();
    }
}
