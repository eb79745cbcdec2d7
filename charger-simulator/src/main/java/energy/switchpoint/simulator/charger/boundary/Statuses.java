package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.control.Calls.Utterance;
import org.jspecify.annotations.Nullable;

/** The message that says how far something has come, with the number it was asked for under. */
final class Statuses {

    private Statuses() {}

    static Utterance of(String action, String status, @Nullable Integer requestId) {
        var json = JsonText.object().add("status", status);
        if (requestId != null) {
            json.add("requestId", requestId);
        }
        return new Utterance(action, json.build());
    }
}
