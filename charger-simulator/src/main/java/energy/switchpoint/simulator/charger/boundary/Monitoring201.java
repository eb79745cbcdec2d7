package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;
import energy.switchpoint.simulator.charger.control.Monitors;
import energy.switchpoint.simulator.charger.control.Protocol.Handler;
import energy.switchpoint.simulator.charger.entity.Monitor;
import energy.switchpoint.simulator.charger.entity.Variables.Access;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.control.Calls.Utterance;
import energy.switchpoint.simulator.ocpp.entity.Answer;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

/** OCPP 2.x block N: what the charger watches of itself. It comes from the factory with no monitors of its own. */
final class Monitoring201 {

    private static final int TOLD_AT_ONCE = 10;

    private final Firmware firmware;

    Monitoring201(Firmware firmware) {
        this.firmware = firmware;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "SetVariableMonitoring", this::set,
                "ClearVariableMonitoring", this::clear,
                "GetMonitoringReport", this::report,
                "SetMonitoringBase", this::base,
                "SetMonitoringLevel", this::level);
    }

    void bind() {
        firmware.monitors().tellBy(Monitoring201::event);
        firmware.variables()
                .tells(
                        Protocol201.MONITORING_LEVEL,
                        () -> Integer.toString(firmware.monitors().level()));
    }

    private static Utterance event(Monitors.Event event) {
        var data = ModelName.of(event.monitor().variable())
                .json()
                .add("eventId", event.number())
                .add("timestamp", event.at().toString())
                .add("trigger", event.trigger())
                .add("actualValue", event.value())
                .add("cleared", event.cleared())
                .add("variableMonitoringId", event.monitor().id())
                .add("eventNotificationType", "CustomMonitor");
        if (event.transactionId() != null) {
            data.add("transactionId", event.transactionId());
        }
        return new Utterance(
                "NotifyEvent",
                JsonText.object()
                        .add("generatedAt", event.at().toString())
                        .add("seqNo", 0)
                        .add("tbc", false)
                        .add("eventData", JsonText.array().add(data))
                        .build());
    }

    private Answer set(JsonObject request) {
        var results = JsonText.array();
        JsonText.children(request, "setMonitoringData").forEach(data -> results.add(setOne(data)));
        return Answer.of(JsonText.object().add("setMonitoringResult", results).build());
    }

    private JsonObject setOne(JsonObject data) {
        var name = ModelName.of(data);
        var type = JsonText.needText(data, "type");
        var severity = JsonText.needInteger(data, "severity");
        var id = JsonText.integer(data, "id", firmware.monitors().nextId());
        var monitor = new Monitor(
                id,
                name.path(),
                type,
                data.getJsonNumber("value").doubleValue(),
                severity,
                data.getBoolean("transaction", false));
        var objection = objection(name, monitor);
        var word = objection.isEmpty() ? firmware.monitors().set(monitor) : objection;
        var result = name.json().add("status", word).add("type", type).add("severity", severity);
        if (word.equals("Accepted")) {
            result.add("id", id);
        }
        return result.build();
    }

    private String objection(ModelName name, Monitor monitor) {
        var variable = firmware.variables().find(name.path());
        if (variable.isEmpty()) {
            var isKnown = firmware.variables().all().stream()
                    .anyMatch(each -> each.name().startsWith(name.componentPath() + "."));
            return isKnown ? "UnknownVariable" : "UnknownComponent";
        }
        if (variable.get().access() == Access.WRITE_ONLY) {
            return "Rejected";
        }
        var isNumber = Monitors.isNumber(firmware.variables().value(name.path()));
        return monitor.isThreshold() && !isNumber || monitor.type().startsWith("Target")
                ? "UnsupportedMonitorType"
                : "";
    }

    private Answer clear(JsonObject request) {
        var results = JsonText.array();
        for (var number : request.getJsonArray("id").getValuesAs(JsonNumber.class)) {
            var was = firmware.monitors().clear(monitor -> monitor.id() == number.intValue());
            results.add(JsonText.object()
                    .add("status", was ? "Accepted" : "NotFound")
                    .add("id", number));
        }
        return Answer.of(JsonText.object().add("clearMonitoringResult", results).build());
    }

    /** Only the operator's own monitors exist, so both other bases are without any (N05). */
    private Answer base(JsonObject request) {
        if (!JsonText.needText(request, "monitoringBase").equals("All")) {
            firmware.monitors().clear(_ -> true);
        }
        return Answer.of(JsonText.status("Accepted"));
    }

    private Answer level(JsonObject request) {
        var severity = JsonText.needInteger(request, "severity");
        if (severity < 0 || severity > 9) {
            return Answer.of(JsonText.status("Rejected"));
        }
        firmware.monitors().level(severity);
        return Answer.of(JsonText.status("Accepted"));
    }

    private Answer report(JsonObject request) {
        var requestId = JsonText.needInteger(request, "requestId");
        var criteria = JsonText.texts(request, "monitoringCriteria");
        var names = request.get("componentVariable") instanceof JsonArray
                ? JsonText.children(request, "componentVariable")
                : List.<JsonObject>of();
        var found = firmware.monitors().all().stream()
                .filter(monitor -> criteria.isEmpty() || criteria.contains(criterion(monitor)))
                .filter(monitor -> names.isEmpty()
                        || names.stream().anyMatch(name -> ReportCriteria.matches(name, monitor.variable())))
                .collect(Collectors.groupingBy(Monitor::variable))
                .entrySet()
                .stream()
                .toList();
        return found.isEmpty()
                ? Answer.of(JsonText.status("EmptyResultSet"))
                : Answer.then(JsonText.status("Accepted"), () -> tell(requestId, found));
    }

    private static String criterion(Monitor monitor) {
        return monitor.isThreshold()
                ? "ThresholdMonitoring"
                : monitor.isPeriodic() ? "PeriodicMonitoring" : "DeltaMonitoring";
    }

    private void tell(int requestId, List<Map.Entry<String, List<Monitor>>> found) {
        var parts = found.stream().gather(Gatherers.windowFixed(TOLD_AT_ONCE)).toList();
        for (var number = 0; number < parts.size(); number++) {
            var array = JsonText.array();
            parts.get(number).forEach(each -> array.add(described(each.getKey(), each.getValue())));
            firmware.speech()
                    .say(new Utterance(
                            "NotifyMonitoringReport",
                            JsonText.object()
                                    .add("requestId", requestId)
                                    .add("tbc", number < parts.size() - 1)
                                    .add("seqNo", number)
                                    .add("generatedAt", firmware.clock().now().toString())
                                    .add("monitor", array)
                                    .build()));
        }
    }

    private JsonObject described(String variable, List<Monitor> watching) {
        var monitors = JsonText.array();
        for (var monitor : watching) {
            var json = JsonText.object()
                    .add("id", monitor.id())
                    .add("transaction", monitor.transaction())
                    .add("value", monitor.value())
                    .add("type", monitor.type())
                    .add("severity", monitor.severity());
            if (firmware.settings().version().namesMonitorsOrigin()) {
                json.add("eventNotificationType", "CustomMonitor");
            }
            monitors.add(json);
        }
        return ModelName.of(variable).json().add("variableMonitoring", monitors).build();
    }
}
