package energy.switchpoint.ocpp.v16;

import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.MaintenanceCommand;
import energy.switchpoint.commands.entity.MaintenanceCommand.Address;
import energy.switchpoint.commands.entity.MaintenanceCommand.Log;
import energy.switchpoint.commands.entity.MaintenanceCommand.Signature;
import energy.switchpoint.commands.entity.MaintenanceCommand.UpdateFirmware;
import energy.switchpoint.commands.entity.MaintenanceCommand.UploadLog;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.Outcomes;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Firmware and logs: by the security extension's messages where the charger has them, else by those of 1.6 itself. */
final class Maintenance16 {

    private final Outcomes outcomes;
    private final Clock clock;

    /** Counts on from the time, so that a number does not come again after a restart. */
    private final AtomicInteger lastNumber;

    Maintenance16(Outcomes outcomes, Clock clock) {
        this.outcomes = outcomes;
        this.clock = clock;
        lastNumber = new AtomicInteger((int) clock.instant().getEpochSecond());
    }

    CommandOutcome perform(MaintenanceCommand command, ChargerLine line) {
        return switch (command) {
            case UpdateFirmware update -> update(update, line);
            case UploadLog upload -> upload(upload, line);
            case MaintenanceCommand.PublishFirmware _, MaintenanceCommand.UnpublishFirmware _ ->
                outcomes.refused("OCPP 1.6 cannot publish firmware to neighbours");
        };
    }

    private CommandOutcome update(UpdateFirmware wanted, ChargerLine line) {
        var signature = wanted.signature();
        if (signature != null) {
            return signed(wanted, signature, line);
        }
        if (wanted.installFrom() != null) {
            return outcomes.refused("OCPP 1.6 installs unsigned firmware as soon as it is fetched");
        }
        var call = tries(wanted.image(), Json.object())
                .add("location", wanted.image().uri().toString())
                .add("retrieveDate", wanted.from().toString())
                .build();
        // the answer has no fields: taken is all it says, and the progress comes without a number
        return outcomes.of(line.call("UpdateFirmware", call), _ -> outcomes.accepted());
    }

    private CommandOutcome signed(UpdateFirmware wanted, Signature signature, ChargerLine line) {
        int number = lastNumber.incrementAndGet();
        var firmware = Json.object()
                .add("location", wanted.image().uri().toString())
                .add("retrieveDateTime", wanted.from().toString())
                .add("signingCertificate", signature.certificatePem())
                .add("signature", signature.signature());
        time(firmware, "installDateTime", wanted.installFrom());
        var call = tries(wanted.image(), Json.object())
                .add("requestId", number)
                .add("firmware", firmware)
                .build();
        return outcomes.of(line.call("SignedUpdateFirmware", call), payload -> switch (payload.getString("status")) {
            case "Accepted", "AcceptedCanceled" -> new CommandOutcome.Announced(clock.instant(), number);
            case String word -> outcomes.refused(word);
        });
    }

    private CommandOutcome upload(UploadLog wanted, ChargerLine line) {
        return switch (wanted.log()) {
            case DIAGNOSTICS -> log("DiagnosticsLog", wanted, line);
            case SECURITY -> log("SecurityLog", wanted, line);
            case DATA_COLLECTOR -> outcomes.refused("OCPP 1.6 has no data collector");
        };
    }

    private CommandOutcome log(String type, UploadLog wanted, ChargerLine line) {
        int number = lastNumber.incrementAndGet();
        var log = Json.object().add("remoteLocation", wanted.target().uri().toString());
        time(log, "oldestTimestamp", wanted.from());
        time(log, "latestTimestamp", wanted.until());
        var call = tries(wanted.target(), Json.object())
                .add("log", log)
                .add("logType", type)
                .add("requestId", number)
                .build();
        var answer = line.call("GetLog", call);
        if (wanted.log() == Log.DIAGNOSTICS && Unknown16.unknown(answer)) {
            return diagnostics(wanted, number, line);
        }
        return outcomes.of(answer, payload -> switch (payload.getString("status")) {
            case "Accepted", "AcceptedCanceled" -> promised(number, payload.getString("filename", null));
            case String word -> outcomes.refused(word);
        });
    }

    private CommandOutcome diagnostics(UploadLog wanted, int number, ChargerLine line) {
        var call = tries(wanted.target(), Json.object())
                .add("location", wanted.target().uri().toString());
        time(call, "startTime", wanted.from());
        time(call, "stopTime", wanted.until());
        return outcomes.of(line.call("GetDiagnostics", call.build()), payload -> {
            var name = payload.getString("fileName", "");
            // 1.6 §6.26: no name = there is nothing to upload
            return name.isEmpty() ? new CommandOutcome.Nothing(clock.instant()) : promised(number, name);
        });
    }

    private CommandOutcome promised(int number, @Nullable String fileName) {
        return new CommandOutcome.LogPromised(clock.instant(), number, fileName);
    }

    private static JsonObjectBuilder tries(Address address, JsonObjectBuilder call) {
        if (address.retries() != null) {
            call.add("retries", address.retries());
        }
        if (address.retryAfter() != null) {
            call.add("retryInterval", address.retryAfter().toSeconds());
        }
        return call;
    }

    private static void time(JsonObjectBuilder call, String name, @Nullable Instant time) {
        if (time != null) {
            call.add(name, time.toString());
        }
    }
}
