package energy.switchpoint.ocpp.v16;

import energy.switchpoint.commands.entity.AuthorisationCommand;
import energy.switchpoint.commands.entity.CertificateCommand;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.DisplayCommand;
import energy.switchpoint.commands.entity.MaintenanceCommand;
import energy.switchpoint.commands.entity.MonitoringCommand;
import energy.switchpoint.commands.entity.OperationCommand;
import energy.switchpoint.commands.entity.ProfileCommand;
import energy.switchpoint.commands.entity.SettingsCommand;
import energy.switchpoint.ocpp.entity.CallAnswer;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.Outcomes;
import energy.switchpoint.ocpp.entity.TransactionBook;
import jakarta.json.JsonObject;
import java.time.Clock;

/** What we ask of an OCPP 1.6 charger. */
final class Commands16 {

    private final Outcomes outcomes;
    private final Programmes16 programmes;
    private final Clock clock;

    Commands16(TransactionBook book, Clock clock) {
        this.clock = clock;
        outcomes = new Outcomes(clock);
        programmes = new Programmes16(book, outcomes, clock);
    }

    CommandOutcome perform(ChargerCommand command, ChargerMemory memory, ChargerLine line) {
        return switch (command) {
            case ChargerCommand.SetSchedule(var slot, var schedule) -> programmes.set(slot, schedule, memory, line);
            case ChargerCommand.ClearSchedule(Slot slot) -> programmes.clear(slot, line);
            case ChargerCommand.ReadCompositeSchedule(var ahead) -> programmes.read(ahead, memory, line);
            case ChargerCommand.ChangeCredential(var password) -> changeCredential(password, line);
            case ChargerCommand.StartTransaction(int connector, var idTag) ->
                outcomes.byStatus(
                        line.call(
                                "RemoteStartTransaction",
                                Json.object()
                                        .add("connectorId", connector)
                                        .add("idTag", idTag.length() > 20 ? idTag.substring(0, 20) : idTag)
                                        .build()),
                        "Accepted");
            case ChargerCommand.StopTransaction(var id) -> stop(id, line);
            case ChargerCommand.TriggerMeter(int connector) ->
                outcomes.byStatus(
                        line.call(
                                "TriggerMessage",
                                Json.object()
                                        .add("requestedMessage", "MeterValues")
                                        .add("connectorId", connector)
                                        .build()),
                        "Accepted");
            case ChargerCommand.Unlock(int connector) ->
                outcomes.byStatus(line.call("UnlockConnector", with("connectorId", connector)), "Unlocked");
            case ChargerCommand.Reset(boolean immediately) -> reset(immediately ? "Hard" : "Soft", line);
            case ChargerCommand.EraseCustomerData _ -> erase(line);
            case SettingsCommand _,
                    MonitoringCommand _,
                    AuthorisationCommand _,
                    OperationCommand _,
                    MaintenanceCommand _,
                    CertificateCommand _,
                    ProfileCommand _,
                    DisplayCommand _ -> new Unmapped16(outcomes).refused(command);
        };
    }

    private CommandOutcome changeCredential(String password, ChargerLine line) {
        var answer = line.call(
                "ChangeConfiguration",
                Json.object()
                        .add("key", "AuthorizationKey")
                        .add("value", password)
                        .build());
        var rebootNeeded = answer instanceof CallAnswer.Result(var payload)
                && payload.getString("status", "").equals("RebootRequired");
        return rebootNeeded ? reset("Soft", line) : outcomes.byStatus(answer, "Accepted");
    }

    private CommandOutcome stop(String transactionId, ChargerLine line) {
        try {
            return outcomes.byStatus(
                    line.call("RemoteStopTransaction", with("transactionId", Integer.parseInt(transactionId))),
                    "Accepted");
        } catch (NumberFormatException e) {
            return outcomes.refused("no such transaction");
        }
    }

    private CommandOutcome reset(String type, ChargerLine line) {
        return outcomes.byStatus(
                line.call("Reset", Json.object().add("type", type).build()), "Accepted");
    }

    /** The cache and the local list are all a 1.6 charger has about a person; one without a list has nothing to erase there. */
    private CommandOutcome erase(ChargerLine line) {
        var cache = outcomes.byStatus(line.call("ClearCache", Json.EMPTY), "Accepted");
        var list = outcomes.byStatus(
                line.call(
                        "SendLocalList",
                        Json.object()
                                .add("listVersion", (int) clock.instant().getEpochSecond())
                                .add("localAuthorizationList", Json.array())
                                .add("updateType", "Full")
                                .build()),
                "Accepted",
                "NotSupported");
        return cache instanceof CommandOutcome.Accepted ? list : cache;
    }

    private static JsonObject with(String name, int value) {
        return Json.object().add(name, value).build();
    }
}
