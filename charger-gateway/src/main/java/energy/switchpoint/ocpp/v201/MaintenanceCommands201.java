package energy.switchpoint.ocpp.v201;

import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.MaintenanceCommand;
import energy.switchpoint.commands.entity.MaintenanceCommand.Address;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;

/** Functional block L and the logs of N. */
final class MaintenanceCommands201 {

    private final Answers201 answers;
    private final Clock clock;

    MaintenanceCommands201(Answers201 answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    CommandOutcome perform(MaintenanceCommand command, ChargerLine line) {
        return switch (command) {
            case MaintenanceCommand.UpdateFirmware update -> update(update, line);
            case MaintenanceCommand.PublishFirmware(var image, var checksum) -> publish(image, checksum, line);
            case MaintenanceCommand.UnpublishFirmware(var checksum) -> unpublish(checksum, line);
            case MaintenanceCommand.UploadLog upload -> upload(upload, line);
        };
    }

    /** L01, L02. "AcceptedCanceled": it gave up an update under way for this one. */
    private CommandOutcome update(MaintenanceCommand.UpdateFirmware update, ChargerLine line) {
        int number = Answers201.newNumber();
        var firmware = Json.object()
                .add("location", update.image().uri().toString())
                .add("retrieveDateTime", update.from().toString());
        if (update.installFrom() != null) {
            firmware.add("installDateTime", update.installFrom().toString());
        }
        if (update.signature() != null) {
            firmware.add("signingCertificate", update.signature().certificatePem())
                    .add("signature", update.signature().signature());
        }
        var answer = line.call(
                "UpdateFirmware",
                numbered(number, update.image()).add("firmware", firmware).build());
        return answers.of(answer, payload -> switch (payload.text("status", 50)) {
            case "Accepted", "AcceptedCanceled" -> new CommandOutcome.Announced(answers.now(), number);
            default -> answers.accepted(answer);
        });
    }

    private CommandOutcome publish(Address image, String checksum, ChargerLine line) {
        int number = Answers201.newNumber();
        return answers.announced(
                line.call(
                        "PublishFirmware",
                        numbered(number, image)
                                .add("location", image.uri().toString())
                                .add("checksum", checksum)
                                .build()),
                number,
                "");
    }

    private CommandOutcome unpublish(String checksum, ChargerLine line) {
        var answer = line.call(
                "UnpublishFirmware", Json.object().add("checksum", checksum).build());
        return answers.of(answer, payload -> switch (payload.text("status", 50)) {
            case "Unpublished" -> new CommandOutcome.Accepted(answers.now());
            case "NoFirmware" -> new CommandOutcome.Nothing(answers.now());
            default -> answers.accepted(answer);
        });
    }

    private CommandOutcome upload(MaintenanceCommand.UploadLog upload, ChargerLine line) {
        int number = Answers201.newNumber();
        var log = Json.object().add("remoteLocation", upload.target().uri().toString());
        if (upload.from() != null) {
            log.add("oldestTimestamp", upload.from().toString());
        }
        if (upload.until() != null) {
            log.add("latestTimestamp", upload.until().toString());
        }
        var answer = line.call(
                "GetLog",
                numbered(number, upload.target())
                        .add(
                                "logType",
                                switch (upload.log()) {
                                    case DIAGNOSTICS -> "DiagnosticsLog";
                                    case SECURITY -> "SecurityLog";
                                    case DATA_COLLECTOR -> "DataCollectorLog";
                                })
                        .add("log", log)
                        .build());
        return answers.of(answer, payload -> switch (payload.text("status", 50)) {
            case "Accepted", "AcceptedCanceled" ->
                new CommandOutcome.LogPromised(clock.instant(), number, payload.textOrNull("filename", 255));
            default -> answers.accepted(answer);
        });
    }

    private static JsonObjectBuilder numbered(int requestId, Address address) {
        var request = Json.object().add("requestId", requestId);
        if (address.retries() != null) {
            request.add("retries", address.retries());
        }
        if (address.retryAfter() != null) {
            request.add("retryInterval", (int) address.retryAfter().toSeconds());
        }
        return request;
    }
}
