package energy.switchpoint.ocpp.v201;

import energy.switchpoint.commands.entity.CertificateCommand.Purpose;
import energy.switchpoint.commands.entity.DeviceEvent;
import energy.switchpoint.ocpp.entity.ChargerDialect.Reply;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.Payload;
import jakarta.json.JsonObject;
import java.time.Instant;

/** Certificates a 2.x station asks for (functional blocks A and M). Our authority signs connections, not vehicles' contracts. */
final class CertificateMessages201 {

    private static final String REQUEST_HEAD = "-----BEGIN CERTIFICATE REQUEST-----";
    private static final String OLD_REQUEST_HEAD = "-----BEGIN NEW CERTIFICATE REQUEST-----";

    /** A02, A03. "Accepted" promises that the certificate follows in a call of ours. */
    Reply signCertificate(Payload in, ChargerMemory memory, Instant now) {
        var csr = in.text("csr", 5500);
        var use = in.textOrNull("certificateType", 50);
        if (use != null && !use.equals("ChargingStationCertificate")) {
            return Reply.of(refused("Rejected", "UnsupportedRequest"));
        }
        if (!csr.contains(REQUEST_HEAD) && !csr.contains(OLD_REQUEST_HEAD)) {
            return Reply.of(refused("Rejected", "InvalidCSR"));
        }
        return Reply.of(
                Json.object().add("status", "Accepted").build(),
                new DeviceEvent.CertificateRequested(
                        memory.chargepointId(), now, Purpose.CONNECTION, csr, in.wholeOrNull("requestId")));
    }

    /** M01, M02: we have no contract certificates. */
    Reply vehicleCertificate(Payload in, ChargerMemory memory, Instant now) {
        return Reply.of(Json.object()
                .add("status", "Failed")
                .add("statusInfo", Json.object().add("reasonCode", "UnsupportedRequest"))
                .add("exiResponse", "")
                .build());
    }

    /** M06: we ask no responder for others' certificates. */
    Reply certificateStatus(Payload in, ChargerMemory memory, Instant now) {
        return Reply.of(refused("Failed", "UnsupportedRequest"));
    }

    private static JsonObject refused(String status, String reason) {
        return Json.object()
                .add("status", status)
                .add("statusInfo", Json.object().add("reasonCode", reason))
                .build();
    }
}
