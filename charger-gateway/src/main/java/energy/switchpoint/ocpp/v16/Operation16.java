package energy.switchpoint.ocpp.v16;

import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.OperationCommand;
import energy.switchpoint.ocpp.entity.CallAnswer;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.Outcomes;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Day-to-day operation in the messages of the Core and Remote Trigger profiles. */
final class Operation16 {

    private static final int LONGEST_TAG = 20;

    private final Outcomes outcomes;
    private final Clock clock;

    Operation16(Outcomes outcomes, Clock clock) {
        this.outcomes = outcomes;
        this.clock = clock;
    }

    CommandOutcome perform(OperationCommand command, ChargerLine line) {
        return switch (command) {
            case OperationCommand.ChangeAvailability(int connector, boolean operative) ->
                availability(connector, operative ? "Operative" : "Inoperative", line);
            case OperationCommand.Trigger(var kind, int connector) -> trigger(kind, connector, line);
            case OperationCommand.SendData(var vendor, var messageId, var data) -> send(vendor, messageId, data, line);
            case OperationCommand.ReadTransactionStatus _ ->
                outcomes.refused("OCPP 1.6 cannot ask about a transaction");
            case OperationCommand.UpdateCost _ -> outcomes.refused("OCPP 1.6 has no message for costs");
        };
    }

    CommandOutcome start(int connector, String idTag, ChargerLine line) {
        var call = Json.object().add("idTag", idTag.length() > LONGEST_TAG ? idTag.substring(0, LONGEST_TAG) : idTag);
        return outcomes.byStatus(line.call("RemoteStartTransaction", at(connector, call)), "Accepted");
    }

    CommandOutcome stop(String transactionId, ChargerLine line) {
        try {
            int id = Integer.parseInt(transactionId);
            return outcomes.byStatus(
                    line.call(
                            "RemoteStopTransaction",
                            Json.object().add("transactionId", id).build()),
                    "Accepted");
        } catch (NumberFormatException e) {
            return outcomes.refused("no such transaction");
        }
    }

    CommandOutcome unlock(int connector, ChargerLine line) {
        return outcomes.byStatus(
                line.call(
                        "UnlockConnector",
                        Json.object().add("connectorId", connector).build()),
                "Unlocked");
    }

    CommandOutcome reset(boolean immediately, ChargerLine line) {
        return outcomes.byStatus(
                line.call(
                        "Reset",
                        Json.object().add("type", immediately ? "Hard" : "Soft").build()),
                "Accepted");
    }

    CommandOutcome trigger(String message, int connector, ChargerLine line) {
        return outcomes.byStatus(ask("TriggerMessage", message, connector, line), "Accepted");
    }

    private CommandOutcome trigger(OperationCommand.Kind kind, int connector, ChargerLine line) {
        return switch (kind) {
            case BOOT -> trigger("BootNotification", connector, line);
            case HEARTBEAT -> trigger("Heartbeat", connector, line);
            case METER_VALUES -> trigger("MeterValues", connector, line);
            case STATUS -> trigger("StatusNotification", connector, line);
            case FIRMWARE_STATUS -> trigger("FirmwareStatusNotification", "FirmwareStatusNotification", line);
            case LOG_STATUS -> trigger("LogStatusNotification", "DiagnosticsStatusNotification", line);
            case TRANSACTION, PUBLISH_FIRMWARE_STATUS -> outcomes.refused("OCPP 1.6 cannot ask for this message");
        };
    }

    /** By the security extension's message, which reaches signed updates and all logs; by the old one where that is unknown. */
    private CommandOutcome trigger(String extended, String plain, ChargerLine line) {
        var answer = ask("ExtendedTriggerMessage", extended, 0, line);
        return Unknown16.unknown(answer) ? trigger(plain, 0, line) : outcomes.byStatus(answer, "Accepted");
    }

    private static CallAnswer ask(String action, String message, int connector, ChargerLine line) {
        return line.call(action, at(connector, Json.object().add("requestedMessage", message)));
    }

    private CommandOutcome availability(int connector, String type, ChargerLine line) {
        var call = Json.object().add("connectorId", connector).add("type", type).build();
        return outcomes.of(line.call("ChangeAvailability", call), payload -> switch (payload.getString("status")) {
            case "Accepted" -> outcomes.accepted();
            case "Scheduled" -> new CommandOutcome.Later(clock.instant());
            case String word -> outcomes.refused(word);
        });
    }

    private CommandOutcome send(String vendor, @Nullable String messageId, @Nullable String data, ChargerLine line) {
        var call = Json.object().add("vendorId", vendor);
        if (messageId != null) {
            call.add("messageId", messageId);
        }
        if (data != null) {
            call.add("data", data);
        }
        return outcomes.of(line.call("DataTransfer", call.build()), payload -> {
            var status = payload.getString("status");
            return status.equals("Accepted")
                    ? new CommandOutcome.DataAnswered(clock.instant(), payload.getString("data", null))
                    : outcomes.refused(status);
        });
    }

    /** Connector 0, the whole charger, is said by leaving it out. */
    private static JsonObject at(int connector, JsonObjectBuilder call) {
        return connector == 0
                ? call.build()
                : call.add("connectorId", connector).build();
    }
}
