package energy.switchpoint.ocpp.v201;

import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.CommandOutcome.MonitorResult;
import energy.switchpoint.commands.entity.MonitoringCommand;
import energy.switchpoint.commands.entity.MonitoringCommand.Monitor;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.Payload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Functional block N, monitoring. */
final class MonitoringCommands201 {

    private final Answers201 answers;

    MonitoringCommands201(Answers201 answers) {
        this.answers = answers;
    }

    CommandOutcome perform(MonitoringCommand command, ChargerLine line) {
        return switch (command) {
            case MonitoringCommand.SetMonitors(var monitors) -> set(monitors, line);
            case MonitoringCommand.ClearMonitors(var ids) -> clear(ids, line);
            case MonitoringCommand.ListMonitors list -> list(list, line);
            case MonitoringCommand.SetMonitoringBase(var base) ->
                answers.accepted(line.call(
                        "SetMonitoringBase",
                        Json.object()
                                .add(
                                        "monitoringBase",
                                        switch (base) {
                                            case ALL -> "All";
                                            case FACTORY_DEFAULT -> "FactoryDefault";
                                            case HARD_WIRED_ONLY -> "HardWiredOnly";
                                        })
                                .build()));
            case MonitoringCommand.SetMonitoringLevel(int severity) ->
                answers.accepted(line.call(
                        "SetMonitoringLevel",
                        Json.object().add("severity", severity).build()));
        };
    }

    private CommandOutcome set(List<Monitor> monitors, ChargerLine line) {
        var data = Json.array();
        for (var monitor : monitors) {
            var name = Model201.withComponent(monitor.what());
            if (name.isEmpty()) {
                return answers.refused(
                        "a monitor without a component: " + monitor.what().path());
            }
            var one = Model201.named(name.get());
            if (monitor.id() != null) {
                one.add("id", monitor.id());
            }
            data.add(one.add("transaction", monitor.onlyInTransactions())
                    .add("value", monitor.value())
                    .add("type", Model201.word(monitor.watch()))
                    .add("severity", monitor.severity()));
        }
        return answers.of(
                line.call(
                        "SetVariableMonitoring",
                        Json.object().add("setMonitoringData", data).build()),
                payload -> new CommandOutcome.MonitorsSet(
                        answers.now(),
                        payload.parts("setMonitoringResult").stream()
                                .map(MonitoringCommands201::result)
                                .toList()));
    }

    private static MonitorResult result(Payload in) {
        var word = in.text("status", 50);
        return new MonitorResult(
                in.wholeOrNull("id"),
                Model201.settingName(in),
                Model201.watch(in.text("type", 30)),
                word.equals("Accepted"),
                word);
    }

    private CommandOutcome clear(List<Integer> ids, ChargerLine line) {
        var array = Json.array();
        ids.forEach(array::add);
        return answers.of(
                line.call(
                        "ClearVariableMonitoring",
                        Json.object().add("id", array).build()),
                payload -> {
                    Map<Integer, String> words = new HashMap<>();
                    payload.parts("clearMonitoringResult")
                            .forEach(result -> words.put(result.whole("id"), result.text("status", 50)));
                    return new CommandOutcome.MonitorsCleared(answers.now(), words);
                });
    }

    private CommandOutcome list(MonitoringCommand.ListMonitors list, ChargerLine line) {
        int number = Answers201.newNumber();
        var request = Json.object().add("requestId", number);
        if (!list.sorts().isEmpty()) {
            var sorts = Json.array();
            list.sorts().stream()
                    .sorted()
                    .map(sort -> switch (sort) {
                        case THRESHOLD -> "ThresholdMonitoring";
                        case CHANGE -> "DeltaMonitoring";
                        case PERIOD -> "PeriodicMonitoring";
                    })
                    .forEach(sorts::add);
            request.add("monitoringCriteria", sorts);
        }
        if (!list.names().isEmpty()) {
            var names = Json.array();
            list.names().stream()
                    .flatMap(name -> Model201.withComponent(name).stream())
                    .forEach(name -> names.add(Model201.named(name)));
            request.add("componentVariable", names);
        }
        return answers.announced(line.call("GetMonitoringReport", request.build()), number, "EmptyResultSet");
    }
}
