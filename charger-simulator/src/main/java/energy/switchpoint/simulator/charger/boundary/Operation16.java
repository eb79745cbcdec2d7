package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;
import energy.switchpoint.simulator.charger.control.Protocol.Handler;
import energy.switchpoint.simulator.charger.control.Voice.BootReason;
import energy.switchpoint.simulator.charger.entity.StartReason;
import energy.switchpoint.simulator.charger.entity.StopReason;
import energy.switchpoint.simulator.charging.control.ProfileReader;
import energy.switchpoint.simulator.charging.control.ProfileReader.Reading;
import energy.switchpoint.simulator.charging.entity.Purpose;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.entity.Answer;
import jakarta.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an OCPP 1.6 operator can make the charger do. */
final class Operation16 {

    private final Firmware firmware;

    Operation16(Firmware firmware) {
        this.firmware = firmware;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "RemoteStartTransaction", this::start,
                "RemoteStopTransaction", this::stop,
                "TriggerMessage", this::trigger,
                "ExtendedTriggerMessage", this::extendedTrigger,
                "Reset", this::reset,
                "UnlockConnector", this::unlock,
                "ChangeAvailability", this::availability,
                "DataTransfer", this::dataTransfer);
    }

    private Answer start(JsonObject request) {
        var tag = JsonText.needText(request, "idTag");
        var words = JsonText.child(request, "chargingProfile");
        if (!Starting.isPossible(firmware) || words != null && !isFit(words)) {
            return Answer.of(JsonText.status("Rejected"));
        }
        return Answer.then(JsonText.status("Accepted"), () -> begin(tag, words));
    }

    private boolean isFit(JsonObject words) {
        return ProfileReader.read(Voice16.CONNECTOR, words) instanceof Reading.Understood(var profile)
                && profile.purpose() == Purpose.TX
                && !firmware.programmes().refuses(profile);
    }

    private void begin(String tag, @Nullable JsonObject words) {
        if (words != null && ProfileReader.read(Voice16.CONNECTOR, words) instanceof Reading.Understood(var profile)) {
            firmware.programmes().put(profile, words);
        }
        if (firmware.variables().isOn(Protocol16.AUTHORIZE_REMOTE)) {
            firmware.cardReader().present(tag);
        } else {
            firmware.charging().start(tag, StartReason.REMOTE, null);
        }
    }

    private Answer stop(JsonObject request) {
        var id = JsonText.needInteger(request, "transactionId");
        var transaction = firmware.charging().transaction();
        var ours = transaction != null && transaction.operatorId() != null && transaction.operatorId() == id;
        return ours
                ? Answer.then(
                        JsonText.status("Accepted"), () -> firmware.charging().end(StopReason.REMOTE))
                : Answer.of(JsonText.status("Rejected"));
    }

    private Answer trigger(JsonObject request) {
        var accepted = JsonText.status("Accepted");
        return switch (JsonText.needText(request, "requestedMessage")) {
            case "BootNotification" ->
                Answer.then(accepted, () -> firmware.speech().sendBoot(BootReason.ASKED_FOR));
            case "Heartbeat" -> Answer.then(accepted, firmware.speech()::sendHeartbeat);
            case "MeterValues" -> Answer.then(accepted, firmware.speech()::sendReading);
            case "StatusNotification" -> Answer.then(accepted, firmware.speech()::sendStatus);
            case "FirmwareStatusNotification" ->
                Answer.then(accepted, () -> firmware.updates().sendStatus());
            case "DiagnosticsStatusNotification" ->
                Answer.then(
                        accepted,
                        () -> new Maintenance16(firmware)
                                .sendDiagnosticsStatus(firmware.logUploads().status()));
            default -> Answer.of(JsonText.status("NotImplemented"));
        };
    }

    /** The security whitepaper's trigger: the same, and the signing request and the log. */
    private Answer extendedTrigger(JsonObject request) {
        var accepted = JsonText.status("Accepted");
        return switch (JsonText.needText(request, "requestedMessage")) {
            case "SignChargePointCertificate" ->
                Answer.then(accepted, () -> firmware.certificates().ask());
            case "LogStatusNotification" -> Answer.then(accepted, new Logs(firmware)::sendStatus);
            default -> trigger(request);
        };
    }

    private Answer reset(JsonObject request) {
        return Answer.then(JsonText.status("Accepted"), firmware::restart);
    }

    private Answer unlock(JsonObject request) {
        if (JsonText.needInteger(request, "connectorId") != Voice16.CONNECTOR) {
            return Answer.of(JsonText.status("NotSupported"));
        }
        return Answer.then(
                JsonText.status("Unlocked"), () -> firmware.charging().end(StopReason.REMOTE));
    }

    private Answer availability(JsonObject request) {
        var usable = JsonText.needText(request, "type").equals("Operative");
        if (!usable && firmware.charging().transaction() != null) {
            // Takes effect once the transaction is over: nobody's charge is cut short by it.
            return Answer.then(
                    JsonText.status("Scheduled"), () -> firmware.charging().operative(false));
        }
        return Answer.then(
                JsonText.status("Accepted"), () -> firmware.charging().operative(usable));
    }

    private Answer dataTransfer(JsonObject request) {
        var ours = JsonText.needText(request, "vendorId").equals(LocalAction.VENDOR);
        return Answer.of(JsonText.status(ours ? "UnknownMessageId" : "UnknownVendorId"));
    }
}
