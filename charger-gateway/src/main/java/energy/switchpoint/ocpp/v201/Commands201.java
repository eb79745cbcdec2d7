package energy.switchpoint.ocpp.v201;

import energy.switchpoint.commands.entity.AuthorisationCommand;
import energy.switchpoint.commands.entity.CertificateCommand;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.DisplayCommand;
import energy.switchpoint.commands.entity.IdToken;
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
import energy.switchpoint.ocpp.schema.CheckedLine;
import energy.switchpoint.ocpp.schema.Schema;
import java.time.Clock;

/** What we ask of an OCPP 2.x charging station. */
final class Commands201 {

    private final Schema schema;
    private final Outcomes outcomes;
    private final Answers201 answers;
    private final Programmes201 programmes;
    private final SettingsCommands201 settings;
    private final MonitoringCommands201 monitoring;
    private final AuthorisationCommands201 authorisation;
    private final OperationCommands201 operation;
    private final MaintenanceCommands201 maintenance;
    private final CertificateCommands201 certificates;
    private final DisplayCommands201 display;

    Commands201(Edition edition, TransactionBook book, Clock clock) {
        schema = edition.schema();
        outcomes = new Outcomes(clock);
        answers = new Answers201(clock);
        programmes = new Programmes201(edition, book, outcomes, answers, clock);
        settings = new SettingsCommands201(answers, schema);
        monitoring = new MonitoringCommands201(answers);
        authorisation = new AuthorisationCommands201(answers, clock);
        operation = new OperationCommands201(answers);
        maintenance = new MaintenanceCommands201(answers, clock);
        certificates = new CertificateCommands201(answers);
        display = new DisplayCommands201(answers);
    }

    CommandOutcome perform(ChargerCommand command, ChargerMemory memory, ChargerLine unchecked) {
        var line = new CheckedLine(schema, AskedFor.noting(memory, unchecked));
        return switch (command) {
            case ChargerCommand.SetSchedule(var slot, var schedule) -> programmes.set(slot, schedule, memory, line);
            case ChargerCommand.ClearSchedule(var slot) -> programmes.clear(slot, line);
            case ChargerCommand.ReadCompositeSchedule(var ahead) -> programmes.read(ahead, memory, line);
            case ChargerCommand.ChangeCredential(var password) -> changeCredential(password, line);
            case ChargerCommand.StartTransaction(int connector, var idTag) -> start(connector, idTag, line);
            case ChargerCommand.StopTransaction(var id) ->
                outcomes.byStatus(
                        line.call(
                                "RequestStopTransaction",
                                Json.object().add("transactionId", id).build()),
                        "Accepted");
            case ChargerCommand.TriggerMeter(int connector) ->
                operation.perform(new OperationCommand.Trigger(OperationCommand.Kind.METER_VALUES, connector), line);
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
            case ChargerCommand.EraseCustomerData(var reference) -> authorisation.erase(reference, line);
            case SettingsCommand c -> settings.perform(c, memory, line);
            case MonitoringCommand c -> monitoring.perform(c, line);
            case AuthorisationCommand c -> authorisation.perform(c, line);
            case OperationCommand c -> operation.perform(c, line);
            case MaintenanceCommand c -> maintenance.perform(c, line);
            case CertificateCommand c -> certificates.perform(c, line);
            case DisplayCommand c -> display.perform(c, line);
            case ProfileCommand.ListProfiles c -> programmes.list(c, line);
            case ProfileCommand.ReadDeviceRules _ ->
                new CommandOutcome.DeviceRulesKnown(outcomes.now(), false, false, false, false);
            case ProfileCommand.SetDynamicSchedule _, ProfileCommand.UpdateDynamicSchedule _ ->
                outcomes.refused("OCPP 2.0.1 has no dynamic schedules");
            case ProfileCommand.UsePriorityCharging _ -> outcomes.refused("OCPP 2.0.1 has no priority charging");
        };
    }

    /** The number comes back in the transaction's first message: so it is known which one it led to. */
    private CommandOutcome start(int connector, String idTag, ChargerLine line) {
        int number = Answers201.newNumber();
        return answers.announced(
                line.call(
                        "RequestStartTransaction",
                        Json.object()
                                .add("evseId", connector)
                                .add("remoteStartId", number)
                                .add("idToken", Model201.token(IdToken.central(idTag)))
                                .build()),
                number,
                "");
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
}
