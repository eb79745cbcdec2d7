package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;
import energy.switchpoint.simulator.charger.control.FirmwareUpdates;
import energy.switchpoint.simulator.charger.control.Protocol.Handler;
import energy.switchpoint.simulator.charger.control.Tries;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.keys.entity.FirmwareSignature;
import energy.switchpoint.simulator.ocpp.entity.Answer;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** OCPP 2.x block L, and the logs of block N. */
final class Maintenance201 {

    private final Firmware firmware;

    Maintenance201(Firmware firmware) {
        this.firmware = firmware;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "GetLog", new Logs(firmware)::get,
                "UpdateFirmware", this::update,
                "PublishFirmware", this::publish,
                "UnpublishFirmware", this::unpublish);
    }

    private Answer update(JsonObject request) {
        var image = JsonText.needChild(request, "firmware");
        var wish = new FirmwareUpdates.Wish(
                JsonText.needInteger(request, "requestId"),
                URI.create(JsonText.needText(image, "location")),
                Tries.read(request),
                JsonText.given(JsonText.instant(image, "retrieveDateTime"), "retrieveDateTime"),
                JsonText.instant(image, "installDateTime"),
                signature(image));
        return Answer.of(JsonText.status(firmware.updates().begin(wish)));
    }

    private static @Nullable FirmwareSignature signature(JsonObject image) {
        var certificate = JsonText.text(image, "signingCertificate");
        return certificate == null ? null : new FirmwareSignature(certificate, JsonText.needText(image, "signature"));
    }

    private Answer publish(JsonObject request) {
        var image = URI.create(JsonText.needText(request, "location"));
        var checksum = JsonText.needText(request, "checksum");
        var id = JsonText.needInteger(request, "requestId");
        var tries = Tries.read(request);
        return firmware.publishing().begin(image, checksum)
                ? Answer.then(
                        JsonText.status("Accepted"), () -> firmware.publishing().fetch(image, checksum, id, tries))
                : Answer.of(JsonText.status("Rejected"));
    }

    private Answer unpublish(JsonObject request) {
        return Answer.of(JsonText.status(firmware.publishing().end(JsonText.needText(request, "checksum"))));
    }
}
