package energy.switchpoint.ocpp.v201;

import energy.switchpoint.commands.entity.AuthorisationCommand;
import energy.switchpoint.commands.entity.CertificateCommand;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.DisplayCommand;
import energy.switchpoint.commands.entity.MaintenanceCommand;
import energy.switchpoint.commands.entity.MonitoringCommand;
import energy.switchpoint.commands.entity.OperationCommand;
import energy.switchpoint.commands.entity.ProfileCommand;
import energy.switchpoint.commands.entity.SettingsCommand;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.Outcomes;
import energy.switchpoint.ocpp.entity.Payload;
import energy.switchpoint.ocpp.entity.TransactionBook;
import jakarta.json.JsonObject;
import java.time.Clock;

/** What we ask of an OCPP 2.0.1 charging station. */
final class Commands201 {

    private final Outcomes outcomes;
    private final Programmes201 programmes;
    private final Clock clock;

    Commands201(TransactionBook book, Clock clock) {
        this.clock = clock;
        outcomes = new Outcomes(clock);
        programmes = new Programmes201(book, outcomes, clock);
    }

    CommandOutcome perform(ChargerCommand command, ChargerMemory memory, ChargerLine line) {
        return switch (command) {
            case ChargerCommand.SetSchedule(var slot, var schedule) -> programmes.set(slot, schedule, memory, line);
            case ChargerCommand.ClearSchedule(var slot) -> programmes.clear(slot, line);
            case ChargerCommand.ReadCompositeSchedule(var ahead) -> programmes.read(ahead, memory, line);
            case ChargerCommand.ChangeCredential(var password) -> changeCredential(password, line);
            case ChargerCommand.StartTransaction(int connector, var idTag) ->
                outcomes.byStatus(
                        line.call(
                                "RequestStartTransaction",
                                Json.object()
                                        .add("evseId", connector)
                                        .add("remoteStartId", requestNumber())
                                        .add(
                                                "idToken",
                                                Json.object()
                                                        .add("idToken", idTag)
                                                        .add("type", "Central"))
                                        .build()),
                        "Accepted");
            case ChargerCommand.StopTransaction(var id) ->
                outcomes.byStatus(
                        line.call(
                                "RequestStopTransaction",
                                Json.object().add("transactionId", id).build()),
                        "Accepted");
            case ChargerCommand.TriggerMeter(int connector) ->
                outcomes.byStatus(
                        line.call(
                                "TriggerMessage",
                                Json.object()
                                        .add("requestedMessage", "MeterValues")
                                        .add("evse", Json.object().add("id", connector))
                                        .build()),
                        "Accepted");
            case ChargerCommand.Unlock(int connector) ->
                outcomes.byStatus(
                        line.call(
                                "UnlockConnector",
                                Json.object()
                                        .add("evseId", connector)
                                        .add("connectorId", 1)
                                        .build()),
                        "Unlocked");
            case ChargerCommand.Reset(boolean immediately) -> reset(immediately ? "Immediate" : "OnIdle", line);
            case ChargerCommand.EraseCustomerData(var reference) -> erase(reference, line);
            case SettingsCommand _,
                    MonitoringCommand _,
                    AuthorisationCommand _,
                    OperationCommand _,
                    MaintenanceCommand _,
                    CertificateCommand _,
                    ProfileCommand _,
                    DisplayCommand _ -> outcomes.refused("not asked of OCPP 2.0.1 yet");
        };
    }

    private CommandOutcome changeCredential(String password, ChargerLine line) {
        var answer = line.call(
                "SetVariables",
                Json.object()
                        .add(
                                "setVariableData",
                                Json.array()
                                        .add(Json.object()
                                                .add("attributeValue", password)
                                                .add("component", Json.object().add("name", "SecurityCtrlr"))
                                                .add("variable", Json.object().add("name", "BasicAuthPassword"))))
                        .build());
        return outcomes.of(answer, payload -> {
            var status =
                    new Payload(payload).parts("setVariableResult").getFirst().text("attributeStatus", 50);
            return switch (status) {
                case "Accepted" -> outcomes.accepted();
                case "RebootRequired" -> reset("OnIdle", line);
                default -> outcomes.refused(status);
            };
        });
    }

    private CommandOutcome reset(String type, ChargerLine line) {
        return outcomes.byStatus(
                line.call("Reset", Json.object().add("type", type).build()), "Accepted", "Scheduled");
    }

    /** N10: customer information does not reach the local list, so that is emptied by itself. */
    private CommandOutcome erase(String reference, ChargerLine line) {
        var cache = outcomes.byStatus(line.call("ClearCache", Json.EMPTY), "Accepted");
        var list = outcomes.byStatus(
                line.call(
                        "SendLocalList",
                        Json.object()
                                .add("versionNumber", (int) clock.instant().getEpochSecond())
                                .add("updateType", "Full")
                                .build()),
                "Accepted");
        var customer = outcomes.byStatus(line.call("CustomerInformation", clear(reference)), "Accepted");
        if (!(cache instanceof CommandOutcome.Accepted)) {
            return cache;
        }
        return list instanceof CommandOutcome.Accepted ? customer : list;
    }

    private JsonObject clear(String reference) {
        return Json.object()
                .add("requestId", requestNumber())
                .add("report", false)
                .add("clear", true)
                .add("customerIdentifier", reference.length() > 64 ? reference.substring(0, 64) : reference)
                .build();
    }

    private int requestNumber() {
        return (int) (clock.millis() & 0x7FFF_FFFF);
    }
}
