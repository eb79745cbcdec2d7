package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;
import energy.switchpoint.simulator.charger.control.Protocol.Handler;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.keys.entity.CertificateHash;
import energy.switchpoint.simulator.keys.entity.RootUse;
import energy.switchpoint.simulator.ocpp.entity.Answer;
import jakarta.json.JsonObject;
import java.util.Map;

/** The certificates of the security whitepaper, chapter 5. */
final class Certificates16 {

    private final Firmware firmware;
    private final Trust trust;

    Certificates16(Firmware firmware) {
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
        var type = JsonText.needText(request, "certificateType");
        var found = JsonText.array();
        firmware.keys().roots().stream()
                .filter(root -> root.use().in16().equals(type))
                .forEach(root -> found.add(root.hash().json()));
        var hashes = found.build();
        return Answer.of(
                hashes.isEmpty()
                        ? JsonText.status("NotFound")
                        : JsonText.object()
                                .add("status", "Accepted")
                                .add("certificateHashData", hashes)
                                .build());
    }

    private Answer delete(JsonObject request) {
        var hash = CertificateHash.read(JsonText.needChild(request, "certificateHashData"));
        return Answer.of(JsonText.status(trust.delete(hash)));
    }

    private Answer signed(JsonObject request) {
        return Answer.of(JsonText.status(trust.certify(JsonText.needText(request, "certificateChain"))));
    }
}
