package energy.switchpoint.ocpp.v16;

import energy.switchpoint.commands.entity.CertificateCommand;
import energy.switchpoint.commands.entity.CertificateCommand.Fingerprint;
import energy.switchpoint.commands.entity.CertificateCommand.Listed;
import energy.switchpoint.commands.entity.CertificateCommand.Purpose;
import energy.switchpoint.commands.entity.CertificateCommand.RootUse;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.CommandOutcome.CertificatesListed;
import energy.switchpoint.commands.entity.CommandOutcome.InstalledCertificate;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.Outcomes;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The certificates of the security extension. 1.6 knows two kinds of root, and one certificate of the charger itself. */
final class Certificates16 {

    private static final String CENTRAL_SYSTEM = "CentralSystemRootCertificate";
    private static final String MANUFACTURER = "ManufacturerRootCertificate";

    private final Outcomes outcomes;
    private final Clock clock;

    Certificates16(Outcomes outcomes, Clock clock) {
        this.outcomes = outcomes;
        this.clock = clock;
    }

    CommandOutcome perform(CertificateCommand command, ChargerLine line) {
        return switch (command) {
            case CertificateCommand.InstallRoot(RootUse use, var pem) -> installRoot(use, pem, line);
            case CertificateCommand.ListCertificates(var uses) -> list(uses, line);
            case CertificateCommand.DeleteCertificate(var fingerprint) -> delete(fingerprint, line);
            case CertificateCommand.InstallChargerCertificate(Purpose purpose, var chain) ->
                purpose == Purpose.CONNECTION
                        ? outcomes.byStatus(
                                line.call(
                                        "CertificateSigned",
                                        Json.object()
                                                .add("certificateChain", chain)
                                                .build()),
                                "Accepted")
                        : noneForVehicles();
            case CertificateCommand.RenewCertificate(Purpose purpose) ->
                purpose == Purpose.CONNECTION
                        ? outcomes.byStatus(
                                line.call(
                                        "ExtendedTriggerMessage",
                                        Json.object()
                                                .add("requestedMessage", "SignChargePointCertificate")
                                                .build()),
                                "Accepted")
                        : noneForVehicles();
        };
    }

    private CommandOutcome noneForVehicles() {
        return outcomes.refused("OCPP 1.6 has no certificate for vehicles");
    }

    private CommandOutcome installRoot(RootUse use, String pem, ChargerLine line) {
        return switch (use) {
            case CENTRAL_SYSTEM -> install(CENTRAL_SYSTEM, pem, line);
            case MANUFACTURER -> install(MANUFACTURER, pem, line);
            case MOBILITY_OPERATOR, VEHICLE_TO_GRID, VEHICLE_MANUFACTURER ->
                outcomes.refused("OCPP 1.6 has no such root");
        };
    }

    private CommandOutcome install(String type, String pem, ChargerLine line) {
        return outcomes.byStatus(
                line.call(
                        "InstallCertificate",
                        Json.object()
                                .add("certificateType", type)
                                .add("certificate", pem)
                                .build()),
                "Accepted");
    }

    /** One call per kind; the first that is not answered ends it. */
    private CommandOutcome list(Set<Listed> uses, ChargerLine line) {
        var found = new ArrayList<InstalledCertificate>();
        CommandOutcome last = outcomes.refused("OCPP 1.6 lists the roots of central system and manufacturer only");
        for (var use : List.of(Listed.CENTRAL_SYSTEM, Listed.MANUFACTURER)) {
            if (!uses.isEmpty() && !uses.contains(use)) {
                continue;
            }
            last = list(use, line);
            switch (last) {
                case CertificatesListed listed -> found.addAll(listed.certificates());
                case CommandOutcome.Nothing _ -> {}
                default -> {
                    return last;
                }
            }
        }
        return found.isEmpty() ? last : new CertificatesListed(clock.instant(), found);
    }

    private CommandOutcome list(Listed use, ChargerLine line) {
        var call = Json.object()
                .add("certificateType", use == Listed.MANUFACTURER ? MANUFACTURER : CENTRAL_SYSTEM)
                .build();
        return outcomes.of(line.call("GetInstalledCertificateIds", call), payload -> {
            var known = payload.get("certificateHashData") == null || payload.isNull("certificateHashData")
                    ? List.<JsonObject>of()
                    : payload.getJsonArray("certificateHashData").getValuesAs(JsonObject.class);
            return payload.getString("status").equals("NotFound") || known.isEmpty()
                    ? new CommandOutcome.Nothing(clock.instant())
                    : new CertificatesListed(
                            clock.instant(),
                            known.stream()
                                    .map(hash -> new InstalledCertificate(use, fingerprint(hash), List.of()))
                                    .toList());
        });
    }

    private CommandOutcome delete(Fingerprint fingerprint, ChargerLine line) {
        var call = Json.object()
                .add(
                        "certificateHashData",
                        Json.object()
                                .add("hashAlgorithm", fingerprint.algorithm())
                                .add("issuerNameHash", fingerprint.issuerNameHash())
                                .add("issuerKeyHash", fingerprint.issuerKeyHash())
                                .add("serialNumber", fingerprint.serial()))
                .build();
        return outcomes.of(line.call("DeleteCertificate", call), payload -> switch (payload.getString("status")) {
            case "Accepted" -> outcomes.accepted();
            case "NotFound" -> new CommandOutcome.Nothing(clock.instant());
            case String word -> outcomes.refused(word);
        });
    }

    private static Fingerprint fingerprint(JsonObject hash) {
        return new Fingerprint(
                hash.getString("hashAlgorithm"),
                hash.getString("issuerNameHash"),
                hash.getString("issuerKeyHash"),
                hash.getString("serialNumber"));
    }
}
