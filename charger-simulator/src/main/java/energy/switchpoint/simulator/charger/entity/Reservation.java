package energy.switchpoint.simulator.charger.entity;

import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonObject;
import java.time.Instant;

/** The connector kept free for one card. */
public record Reservation(int id, Instant until, String idTag) {

    public static Reservation read(JsonObject json) {
        return new Reservation(json.getInt("id"), Instant.parse(json.getString("until")), json.getString("idTag"));
    }

    public JsonObject json() {
        return JsonText.object()
                .add("id", id)
                .add("until", until.toString())
                .add("idTag", idTag)
                .build();
    }
}
