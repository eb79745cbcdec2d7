package energy.switchpoint.ocpp.v201;

import energy.switchpoint.commands.entity.CertificateCommand;
import energy.switchpoint.commands.entity.CertificateCommand.Fingerprint;
import energy.switchpoint.commands.entity.CertificateCommand.Listed;
import energy.switchpoint.commands.entity.CertificateCommand.Purpose;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.CommandOutcome.InstalledCertificate;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.Payload;
import jakarta.json.JsonObjectBuilder;
import java.util.Set;

/** Functional blocks A and M. A use the version has no word for does not pass its table, and is refused. */
final class CertificateCommands201 {

    private final Answers201 answers;

    CertificateCommands201(Answers201 answers) {
        this.answers = answers;
    }

    CommandOutcome perform(CertificateCommand command, ChargerLine line) {
        return switch (command) {
            case CertificateCommand.InstallRoot(var use, var pem) ->
                answers.accepted(line.call(
                        "InstallCertificate",
                        Json.object()
                                .add("certificateType", word(use))
                                .add("certificate", pem)
                                .build()));
            case CertificateCommand.ListCertificates(var uses) -> list(uses, line);
            case CertificateCommand.DeleteCertificate(var fingerprint) -> delete(fingerprint, line);
            case CertificateCommand.InstallChargerCertificate(var purpose, var chain) ->
                answers.accepted(line.call(
                        "CertificateSigned",
                        Json.object()
                                .add("certificateChain", chain)
                                .add("certificateType", word(purpose))
                                .build()));
            case CertificateCommand.RenewCertificate(var purpose) ->
                answers.accepted(line.call(
                        "TriggerMessage",
                        Json.object()
                                .add(
                                        "requestedMessage",
                                        switch (purpose) {
                                            case CONNECTION -> "SignChargingStationCertificate";
                                            case VEHICLE -> "SignV2GCertificate";
                                            case VEHICLE_20 -> "SignV2G20Certificate";
                                        })
                                .build()));
        };
    }

    static JsonObjectBuilder hashes(Fingerprint fingerprint) {
        return Json.object()
                .add("hashAlgorithm", fingerprint.algorithm())
                .add("issuerNameHash", fingerprint.issuerNameHash())
                .add("issuerKeyHash", fingerprint.issuerKeyHash())
                .add("serialNumber", fingerprint.serial());
    }

    private CommandOutcome list(Set<Listed> uses, ChargerLine line) {
        var request = Json.object();
        if (!uses.isEmpty()) {
            var array = Json.array();
            uses.stream().sorted().forEach(use -> array.add(word(use)));
            request.add("certificateType", array);
        }
        return answers.of(
                line.call("GetInstalledCertificateIds", request.build()),
                payload -> payload.text("status", 20).equals("NotFound")
                        ? new CommandOutcome.Nothing(answers.now())
                        : new CommandOutcome.CertificatesListed(
                                answers.now(),
                                payload.partsOrNone("certificateHashDataChain").stream()
                                        .map(CertificateCommands201::installed)
                                        .toList()));
    }

    private static InstalledCertificate installed(Payload in) {
        return new InstalledCertificate(
                switch (in.text("certificateType", 50)) {
                    case "CSMSRootCertificate" -> Listed.CENTRAL_SYSTEM;
                    case "MORootCertificate" -> Listed.MOBILITY_OPERATOR;
                    case "V2GRootCertificate" -> Listed.VEHICLE_TO_GRID;
                    case "V2GCertificateChain" -> Listed.VEHICLE_TO_GRID_CHAIN;
                    case "OEMRootCertificate" -> Listed.VEHICLE_MANUFACTURER;
                    default -> Listed.MANUFACTURER;
                },
                fingerprint(in.part("certificateHashData")),
                in.partsOrNone("childCertificateHashData").stream()
                        .map(CertificateCommands201::fingerprint)
                        .toList());
    }

    private static Fingerprint fingerprint(Payload in) {
        return new Fingerprint(
                in.text("hashAlgorithm", 10),
                in.text("issuerNameHash", 128),
                in.text("issuerKeyHash", 128),
                in.text("serialNumber", 40));
    }

    private CommandOutcome delete(Fingerprint fingerprint, ChargerLine line) {
        var answer = line.call(
                "DeleteCertificate",
                Json.object().add("certificateHashData", hashes(fingerprint)).build());
        return answers.of(answer, payload -> switch (payload.text("status", 20)) {
            case "NotFound" -> new CommandOutcome.Nothing(answers.now());
            default -> answers.accepted(answer);
        });
    }

    private static String word(CertificateCommand.RootUse use) {
        return switch (use) {
            case CENTRAL_SYSTEM -> "CSMSRootCertificate";
            case MANUFACTURER -> "ManufacturerRootCertificate";
            case MOBILITY_OPERATOR -> "MORootCertificate";
            case VEHICLE_TO_GRID -> "V2GRootCertificate";
            case VEHICLE_MANUFACTURER -> "OEMRootCertificate";
        };
    }

    private static String word(Listed use) {
        return switch (use) {
            case CENTRAL_SYSTEM -> "CSMSRootCertificate";
            case MANUFACTURER -> "ManufacturerRootCertificate";
            case MOBILITY_OPERATOR -> "MORootCertificate";
            case VEHICLE_TO_GRID -> "V2GRootCertificate";
            case VEHICLE_TO_GRID_CHAIN -> "V2GCertificateChain";
            case VEHICLE_MANUFACTURER -> "OEMRootCertificate";
        };
    }

    private static String word(Purpose purpose) {
        return switch (purpose) {
            case CONNECTION -> "ChargingStationCertificate";
            case VEHICLE -> "V2GCertificate";
            case VEHICLE_20 -> "V2G20Certificate";
        };
    }
}
