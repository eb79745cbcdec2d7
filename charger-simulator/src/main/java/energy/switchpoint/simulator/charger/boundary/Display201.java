package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;
import energy.switchpoint.simulator.charger.control.Protocol.Handler;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.control.Calls.Utterance;
import energy.switchpoint.simulator.ocpp.entity.Answer;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;

/** OCPP 2.x blocks O and I: what the screen shows. */
final class Display201 {

    private static final int TOLD_AT_ONCE = 5;

    private final Firmware firmware;

    Display201(Firmware firmware) {
        this.firmware = firmware;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "SetDisplayMessage", this::set,
                "GetDisplayMessages", this::get,
                "ClearDisplayMessage", this::clear,
                "CostUpdated", this::cost);
    }

    private Answer set(JsonObject request) {
        return Answer.of(JsonText.status(firmware.screen().show(JsonText.needChild(request, "message"))));
    }

    private Answer clear(JsonObject request) {
        var was = firmware.screen().clear(JsonText.needInteger(request, "id"));
        return Answer.of(JsonText.status(was ? "Accepted" : "Unknown"));
    }

    private Answer get(JsonObject request) {
        var requestId = JsonText.needInteger(request, "requestId");
        var found = firmware.screen().held(message -> isAsked(request, message));
        return found.isEmpty()
                ? Answer.of(JsonText.status("Unknown"))
                : Answer.then(JsonText.status("Accepted"), () -> tell(requestId, found));
    }

    private static boolean isAsked(JsonObject request, JsonObject message) {
        var ids = request.get("id") instanceof JsonArray array
                ? array.getValuesAs(JsonNumber.class).stream()
                        .map(JsonNumber::intValue)
                        .toList()
                : List.<Integer>of();
        return (ids.isEmpty() || ids.contains(message.getInt("id")))
                && isSame(request, message, "priority")
                && isSame(request, message, "state");
    }

    private static boolean isSame(JsonObject request, JsonObject message, String field) {
        return !request.containsKey(field) || request.get(field).equals(message.get(field));
    }

    private void tell(int requestId, List<JsonObject> found) {
        var parts = found.stream().gather(Gatherers.windowFixed(TOLD_AT_ONCE)).toList();
        for (var number = 0; number < parts.size(); number++) {
            var info = JsonText.array();
            parts.get(number).forEach(info::add);
            firmware.speech()
                    .say(new Utterance(
                            "NotifyDisplayMessages",
                            JsonText.object()
                                    .add("requestId", requestId)
                                    .add("tbc", number < parts.size() - 1)
                                    .add("messageInfo", info)
                                    .build()));
        }
    }

    private Answer cost(JsonObject request) {
        firmware.screen()
                .cost(
                        JsonText.needText(request, "transactionId"),
                        request.getJsonNumber("totalCost").toString());
        return Answer.of(JsonText.empty());
    }
}
