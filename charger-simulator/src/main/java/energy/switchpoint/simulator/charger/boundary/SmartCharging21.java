package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;
import energy.switchpoint.simulator.charger.control.Protocol.Handler;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.entity.Answer;
import jakarta.json.JsonObject;
import java.util.Map;

/** OCPP 2.1 K21 (priority) and K28 (limits that the operator moves). */
final class SmartCharging21 {

    private final Firmware firmware;

    SmartCharging21(Firmware firmware) {
        this.firmware = firmware;
    }

    Map<String, Handler> handlers() {
        return Map.of("UpdateDynamicSchedule", this::update, "UsePriorityCharging", this::priority);
    }

    private Answer update(JsonObject request) {
        var id = JsonText.needInteger(request, "chargingProfileId");
        var moved = firmware.dynamicLimits().move(id, JsonText.needChild(request, "scheduleUpdate"));
        return Answer.of(JsonText.status(moved ? "Accepted" : "Rejected"));
    }

    private Answer priority(JsonObject request) {
        var id = JsonText.needText(request, "transactionId");
        var running = firmware.charging().transaction();
        if (running == null || !running.id().equals(id)) {
            return Answer.of(JsonText.status("Rejected"));
        }
        var active = request.getBoolean("activate");
        return Answer.then(
                JsonText.status("Accepted"), () -> firmware.charging().priority(active));
    }
}
