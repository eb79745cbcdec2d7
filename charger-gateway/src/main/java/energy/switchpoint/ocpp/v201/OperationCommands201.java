package energy.switchpoint.ocpp.v201;

import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.OperationCommand;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.Payload;
import jakarta.json.JsonString;
import org.jspecify.annotations.Nullable;

/** Functional blocks E, F, G, I and P: day-to-day operation. */
final class OperationCommands201 {

    private final Answers201 answers;

    OperationCommands201(Answers201 answers) {
        this.answers = answers;
    }

    CommandOutcome perform(OperationCommand command, ChargerLine line) {
        return switch (command) {
            case OperationCommand.ChangeAvailability(int connector, boolean operative) ->
                availability(connector, operative, line);
            case OperationCommand.Trigger(var kind, int connector) -> trigger(kind, connector, line);
            case OperationCommand.ReadTransactionStatus(var id) -> transaction(id, line);
            case OperationCommand.UpdateCost(var id, var total) ->
                answers.of(
                        line.call(
                                "CostUpdated",
                                Json.object()
                                        .add("totalCost", total)
                                        .add("transactionId", id)
                                        .build()),
                        _ -> new CommandOutcome.Accepted(answers.now()));
            case OperationCommand.SendData data -> send(data, line);
        };
    }

    private CommandOutcome availability(int connector, boolean operative, ChargerLine line) {
        var request = Json.object().add("operationalStatus", operative ? "Operative" : "Inoperative");
        if (connector > 0) {
            request.add("evse", Json.object().add("id", connector));
        }
        var answer = line.call("ChangeAvailability", request.build());
        return answers.of(
                answer,
                payload -> payload.text("status", 20).equals("Scheduled")
                        ? new CommandOutcome.Later(answers.now())
                        : answers.accepted(answer));
    }

    private CommandOutcome trigger(OperationCommand.Kind kind, int connector, ChargerLine line) {
        var request = Json.object()
                .add(
                        "requestedMessage",
                        switch (kind) {
                            case BOOT -> "BootNotification";
                            case HEARTBEAT -> "Heartbeat";
                            case METER_VALUES -> "MeterValues";
                            case STATUS -> "StatusNotification";
                            case TRANSACTION -> "TransactionEvent";
                            case FIRMWARE_STATUS -> "FirmwareStatusNotification";
                            case LOG_STATUS -> "LogStatusNotification";
                            case PUBLISH_FIRMWARE_STATUS -> "PublishFirmwareStatusNotification";
                        });
        if (connector > 0) {
            var evse = Json.object().add("id", connector);
            // F06.FR.13: a status is a connector's, so that must be named
            request.add("evse", kind == OperationCommand.Kind.STATUS ? evse.add("connectorId", 1) : evse);
        }
        return answers.accepted(line.call("TriggerMessage", request.build()));
    }

    private CommandOutcome transaction(@Nullable String id, ChargerLine line) {
        var request = Json.object();
        if (id != null) {
            request.add("transactionId", id);
        }
        return answers.of(
                line.call("GetTransactionStatus", request.build()),
                payload -> new CommandOutcome.TransactionStatus(
                        answers.now(),
                        payload.json().containsKey("ongoingIndicator")
                                ? (Boolean) payload.flag("ongoingIndicator", false)
                                : null,
                        payload.flag("messagesInQueue", false)));
    }

    private CommandOutcome send(OperationCommand.SendData data, ChargerLine line) {
        var request = Json.object().add("vendorId", data.vendor());
        if (data.messageId() != null) {
            request.add("messageId", data.messageId());
        }
        if (data.data() != null) {
            request.add("data", data.data());
        }
        var answer = line.call("DataTransfer", request.build());
        return answers.of(
                answer,
                payload -> payload.text("status", 20).equals("Accepted")
                        ? new CommandOutcome.DataAnswered(answers.now(), text(payload))
                        : answers.accepted(answer));
    }

    private static @Nullable String text(Payload payload) {
        var data = payload.json().get("data");
        if (data == null) {
            return null;
        }
        return data instanceof JsonString string ? string.getString() : data.toString();
    }
}
