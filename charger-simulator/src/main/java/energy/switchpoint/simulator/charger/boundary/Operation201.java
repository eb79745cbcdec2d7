package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;
import energy.switchpoint.simulator.charger.control.Protocol.Handler;
import energy.switchpoint.simulator.charger.control.Voice.BootReason;
import energy.switchpoint.simulator.charger.entity.StartReason;
import energy.switchpoint.simulator.charger.entity.StopReason;
import energy.switchpoint.simulator.charger.entity.Transaction;
import energy.switchpoint.simulator.charging.control.ProfileReader;
import energy.switchpoint.simulator.charging.control.ProfileReader.Reading;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.entity.Answer;
import jakarta.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an OCPP 2.0.1 operator can make the charger do. */
final class Operation201 {

    private final Firmware firmware;

    Operation201(Firmware firmware) {
        this.firmware = firmware;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "RequestStartTransaction", this::start,
                "RequestStopTransaction", this::stop,
                "GetTransactionStatus", this::transactionStatus,
                "TriggerMessage", this::trigger,
                "Reset", this::reset,
                "UnlockConnector", this::unlock,
                "ChangeAvailability", this::availability,
                "DataTransfer", this::dataTransfer);
    }

    private Answer start(JsonObject request) {
        var tag = JsonText.needText(JsonText.needChild(request, "idToken"), "idToken");
        var remoteStartId = JsonText.needInteger(request, "remoteStartId");
        var words = JsonText.child(request, "chargingProfile");
        var running = firmware.charging().transaction();
        if (running != null || !Starting.isPossible(firmware)) {
            return Answer.of(JsonText.status("Rejected"));
        }
        return Answer.then(JsonText.status("Accepted"), () -> begin(tag, remoteStartId, words));
    }

    private void begin(String tag, int remoteStartId, @Nullable JsonObject words) {
        if (words != null && ProfileReader.read(Voice201.EVSE, words) instanceof Reading.Understood(var profile)) {
            firmware.programmes().put(profile, words);
        }
        if (firmware.variables().isOn(Protocol201.AUTHORIZE_REMOTE)) {
            firmware.cardReader().present(tag);
        } else {
            firmware.charging().start(tag, StartReason.REMOTE, remoteStartId);
        }
    }

    private Answer stop(JsonObject request) {
        return isRunning(JsonText.needText(request, "transactionId"))
                ? Answer.then(
                        JsonText.status("Accepted"), () -> firmware.charging().end(StopReason.REMOTE))
                : Answer.of(JsonText.status("Rejected"));
    }

    private boolean isRunning(String id) {
        Transaction transaction = firmware.charging().transaction();
        return transaction != null && transaction.id().equals(id);
    }

    private Answer transactionStatus(JsonObject request) {
        var answer = JsonText.object().add("messagesInQueue", firmware.hasWaitingMessages());
        var id = JsonText.text(request, "transactionId");
        if (id != null) {
            answer.add("ongoingIndicator", isRunning(id));
        }
        return Answer.of(answer.build());
    }

    private Answer trigger(JsonObject request) {
        var accepted = JsonText.status("Accepted");
        return switch (JsonText.needText(request, "requestedMessage")) {
            case "BootNotification" ->
                Answer.then(accepted, () -> firmware.speech().sendBoot(BootReason.ASKED_FOR));
            case "Heartbeat" -> Answer.then(accepted, firmware.speech()::sendHeartbeat);
            case "MeterValues", "TransactionEvent" -> Answer.then(accepted, firmware.speech()::sendReading);
            case "StatusNotification" -> Answer.then(accepted, firmware.speech()::sendStatus);
            case "FirmwareStatusNotification" ->
                Answer.then(accepted, () -> firmware.updates().sendStatus());
            case "LogStatusNotification" -> Answer.then(accepted, new Logs(firmware)::sendStatus);
            case "PublishFirmwareStatusNotification" ->
                Answer.then(accepted, () -> firmware.publishing().sendStatus());
            case "SignChargingStationCertificate" ->
                Answer.then(accepted, () -> firmware.certificates().ask());
            default -> Answer.of(JsonText.status("NotImplemented"));
        };
    }

    private Answer reset(JsonObject request) {
        var onIdle = JsonText.needText(request, "type").equals("OnIdle");
        return firmware.reset(onIdle)
                ? Answer.of(JsonText.status("Scheduled"))
                : Answer.then(JsonText.status("Accepted"), firmware::restart);
    }

    private Answer unlock(JsonObject request) {
        if (JsonText.needInteger(request, "evseId") != Voice201.EVSE
                || JsonText.needInteger(request, "connectorId") != 1) {
            return Answer.of(JsonText.status("UnknownConnector"));
        }
        return Answer.of(JsonText.status(
                firmware.charging().transaction() == null ? "Unlocked" : "OngoingAuthorizedTransaction"));
    }

    private Answer availability(JsonObject request) {
        var usable = JsonText.needText(request, "operationalStatus").equals("Operative");
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
