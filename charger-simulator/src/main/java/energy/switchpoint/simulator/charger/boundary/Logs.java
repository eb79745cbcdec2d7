package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;
import energy.switchpoint.simulator.charger.control.LogUploads;
import energy.switchpoint.simulator.charger.control.Tries;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.entity.Answer;
import jakarta.json.JsonObject;
import java.net.URI;

/** GetLog, the same in the security whitepaper for 1.6 and in 2.x. */
final class Logs {

    private final Firmware firmware;

    Logs(Firmware firmware) {
        this.firmware = firmware;
    }

    /** What the file is called; colons are not liked everywhere. */
    static String name(Firmware firmware, String kind) {
        return "%s-%s-%s.log"
                .formatted(
                        firmware.settings().identity(),
                        kind,
                        firmware.clock().now().toString().replace(":", ""));
    }

    Answer get(JsonObject request) {
        var type = JsonText.needText(request, "logType");
        var id = JsonText.needInteger(request, "requestId");
        var log = JsonText.needChild(request, "log");
        var target = URI.create(JsonText.needText(log, "remoteLocation"));
        if (type.equals("DataCollectorLog") || !LogUploads.canReach(target)) {
            return Answer.of(JsonText.status("Rejected")); // it gathers nothing on demand; it knows HTTP only
        }
        var wish = new LogUploads.Wish(
                type.equals("SecurityLog"),
                target,
                Tries.read(request),
                JsonText.instant(log, "oldestTimestamp"),
                JsonText.instant(log, "latestTimestamp"));
        var uploads = firmware.logUploads();
        return Answer.then(
                JsonText.object()
                        .add("status", uploads.isUnderWay() ? "AcceptedCanceled" : "Accepted")
                        .add("filename", name(firmware, wish.security() ? "security" : "diagnostics"))
                        .build(),
                () -> uploads.begin(wish, status -> tell(status, id)));
    }

    private void tell(String status, int requestId) {
        // the whitepaper for 1.6 has no word for one that gave way to another
        if (!status.equals("AcceptedCanceled") || !firmware.settings().version().isFirst()) {
            firmware.speech().say(Statuses.of("LogStatusNotification", status, requestId));
        }
    }

    void sendStatus() {
        firmware.speech()
                .say(Statuses.of("LogStatusNotification", firmware.logUploads().status(), null));
    }
}
