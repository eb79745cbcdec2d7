package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;
import energy.switchpoint.simulator.charger.control.Protocol.Handler;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.entity.Answer;
import jakarta.json.JsonObject;
import java.util.Map;

/** Cards the charger knows by itself: the operator's list and its own cache, and with them whose charges it remembers. */
final class Cards16 {

    private final Firmware firmware;

    Cards16(Firmware firmware) {
        this.firmware = firmware;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "ClearCache", this::clearCache,
                "GetLocalListVersion", this::version,
                "SendLocalList", this::send);
    }

    /** The remembered charges name the cards they were made with, so they go as well. */
    private Answer clearCache(JsonObject request) {
        firmware.memory().cache().clear();
        firmware.memory().history().clear();
        firmware.save();
        return Answer.of(JsonText.status("Accepted"));
    }

    private Answer version(JsonObject request) {
        return Answer.of(JsonText.object()
                .add("listVersion", firmware.memory().localListVersion())
                .build());
    }

    private Answer send(JsonObject request) {
        var version = JsonText.needInteger(request, "listVersion");
        var full = JsonText.needText(request, "updateType").equals("Full");
        var memory = firmware.memory();
        if (!full && version <= memory.localListVersion()) {
            return Answer.of(JsonText.status("VersionMismatch"));
        }
        if (full) {
            memory.localList().clear();
        }
        for (var entry : JsonText.children(request, "localAuthorizationList")) {
            var tag = JsonText.needText(entry, "idTag");
            if (entry.containsKey("idTagInfo")) {
                memory.localList().add(tag);
            } else {
                memory.localList().remove(tag);
            }
        }
        memory.localListVersion(version);
        firmware.save();
        return Answer.of(JsonText.status("Accepted"));
    }
}
