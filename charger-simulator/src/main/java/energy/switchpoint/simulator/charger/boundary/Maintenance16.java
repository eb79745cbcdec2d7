package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;
import energy.switchpoint.simulator.charger.control.FirmwareUpdates;
import energy.switchpoint.simulator.charger.control.LogUploads;
import energy.switchpoint.simulator.charger.control.Protocol.Handler;
import energy.switchpoint.simulator.charger.control.Tries;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.keys.entity.FirmwareSignature;
import energy.switchpoint.simulator.ocpp.entity.Answer;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Map;

/** Logs and firmware, by 1.6's own messages and by those of the security whitepaper. */
final class Maintenance16 {

    private final Firmware firmware;

    Maintenance16(Firmware firmware) {
        this.firmware = firmware;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "GetDiagnostics", this::diagnostics,
                "GetLog", new Logs(firmware)::get,
                "UpdateFirmware", this::update,
                "SignedUpdateFirmware", this::signedUpdate);
    }

    private Answer diagnostics(JsonObject request) {
        var target = URI.create(JsonText.needText(request, "location"));
        if (!LogUploads.canReach(target)) {
            return Answer.of(JsonText.empty());
        }
        var wish = new LogUploads.Wish(
                false,
                target,
                Tries.read(request),
                JsonText.instant(request, "startTime"),
                JsonText.instant(request, "stopTime"));
        return Answer.then(
                JsonText.object()
                        .add("fileName", Logs.name(firmware, "diagnostics"))
                        .build(),
                () -> firmware.logUploads().begin(wish, this::tellDiagnostics));
    }

    private void tellDiagnostics(String status) {
        switch (status) {
            case "Uploading", "Uploaded" -> sendDiagnosticsStatus(status);
            case "UploadFailure" -> sendDiagnosticsStatus("UploadFailed");
            default -> {} // 1.6 has no word for one that gave way to another
        }
    }

    void sendDiagnosticsStatus(String status) {
        firmware.speech().say(Statuses.of("DiagnosticsStatusNotification", status, null));
    }

    private Answer update(JsonObject request) {
        var wish = new FirmwareUpdates.Wish(
                null,
                URI.create(JsonText.needText(request, "location")),
                Tries.read(request),
                JsonText.given(JsonText.instant(request, "retrieveDate"), "retrieveDate"),
                null,
                null);
        return Answer.then(JsonText.empty(), () -> firmware.updates().begin(wish));
    }

    private Answer signedUpdate(JsonObject request) {
        var image = JsonText.needChild(request, "firmware");
        var wish = new FirmwareUpdates.Wish(
                JsonText.needInteger(request, "requestId"),
                URI.create(JsonText.needText(image, "location")),
                Tries.read(request),
                JsonText.given(JsonText.instant(image, "retrieveDateTime"), "retrieveDateTime"),
                JsonText.instant(image, "installDateTime"),
                new FirmwareSignature(
                        JsonText.needText(image, "signingCertificate"), JsonText.needText(image, "signature")));
        return Answer.of(JsonText.status(firmware.updates().begin(wish)));
    }
}
