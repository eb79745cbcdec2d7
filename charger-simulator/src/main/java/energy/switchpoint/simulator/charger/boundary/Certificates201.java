package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;
import energy.switchpoint.simulator.charger.control.Protocol.Handler;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.keys.entity.CertificateHash;
import energy.switchpoint.simulator.keys.entity.RootUse;
import energy.switchpoint.simulator.ocpp.entity.Answer;
import jakarta.json.JsonObject;
import java.util.Map;

/** OCPP 2.x blocks A and M. This charger speaks with the car by its pilot line only, so it takes no V2G certificate of its own. */
final class Certificates201 {

    private static final String FOR_THE_LINE = "ChargingStationCertificate";

    private final Firmware firmware;
    private final Trust trust;

    Certificates201(Firmware firmware) {
        this.firmware = firmware;
        this.trust = new Trust(firmware);
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "InstallCertificate", this::install,
                "GetInstalledCertificateIds", this::list,
                "DeleteCertificate", this::delete,
                "CertificateSigned", this::signed);
    }

    private Answer install(JsonObject request) {
        var use = RootUse.named(JsonText.needText(request, "certificateType"));
        return Answer.of(JsonText.status(trust.install(use, JsonText.needText(request, "certificate"))));
    }

    private Answer list(JsonObject request) {
        var types = JsonText.texts(request, "certificateType");
        var found = JsonText.array();
        firmware.keys().roots().stream()
                .filter(root -> types.isEmpty() || types.contains(root.use().in2()))
                .forEach(root -> found.add(JsonText.object()
                        .add("certificateType", root.use().in2())
                        .add("certificateHashData", root.hash().json())));
        var chains = found.build();
        return Answer.of(
                chains.isEmpty()
                        ? JsonText.status("NotFound")
                        : JsonText.object()
                                .add("status", "Accepted")
                                .add("certificateHashDataChain", chains)
                                .build());
    }

    private Answer delete(JsonObject request) {
        var hash = CertificateHash.read(JsonText.needChild(request, "certificateHashData"));
        return Answer.of(JsonText.status(trust.delete(hash)));
    }

    /** 2.1: the answer to the newest request only. */
    Answer signedForRequest(JsonObject request) {
        var number = JsonText.integer(request, "requestId");
        return number == null || number == firmware.certificates().lastRequest()
                ? signed(request)
                : Answer.of(JsonText.status("Rejected"));
    }

    private Answer signed(JsonObject request) {
        var chain = JsonText.needText(request, "certificateChain");
        return JsonText.text(request, "certificateType", FOR_THE_LINE).equals(FOR_THE_LINE)
                ? Answer.of(JsonText.status(trust.certify(chain)))
                : Answer.of(JsonText.status("Rejected"));
    }
}
