package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;
import energy.switchpoint.simulator.charger.control.Protocol.Handler;
import energy.switchpoint.simulator.charger.entity.Fault;
import energy.switchpoint.simulator.charger.entity.Variables.Access;
import energy.switchpoint.simulator.charger.entity.Variables.Variable;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.control.Calls.Utterance;
import energy.switchpoint.simulator.ocpp.entity.Answer;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;

/** The device model: reading, changing and reporting its variables, the password among them. */
final class Configuration201 {

    /** Reports come in parts, as a charger's small memory demands. */
    private static final int REPORTED_AT_ONCE = 12;

    private static final List<String> SUMMARY = List.of(Protocol201.AVAILABILITY, Protocol201.PROBLEM);

    private static final Runnable NOTHING = () -> {};

    private final Firmware firmware;

    Configuration201(Firmware firmware) {
        this.firmware = firmware;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "GetVariables",
                this::get,
                "SetVariables",
                this::set,
                "GetBaseReport",
                this::report,
                "GetReport",
                this::reportOf);
    }

    private static String name(JsonObject data) {
        return ModelName.of(data).path();
    }

    private String unknown(String name) {
        var component = ModelName.of(name).componentPath() + ".";
        var isKnown = firmware.variables().all().stream()
                .anyMatch(variable -> variable.name().startsWith(component));
        return isKnown ? "UnknownVariable" : "UnknownComponent";
    }

    private String value(Variable variable) {
        return firmware.variables().value(variable.name());
    }

    private Answer get(JsonObject request) {
        var results = JsonText.array();
        for (var data : JsonText.children(request, "getVariableData")) {
            results.add(result(data));
        }
        return Answer.of(JsonText.object().add("getVariableResult", results).build());
    }

    private JsonObject result(JsonObject data) {
        var name = name(data);
        var result = JsonText.object()
                .add("component", JsonText.needChild(data, "component"))
                .add("variable", JsonText.needChild(data, "variable"));
        var variable = firmware.variables().find(name);
        if (variable.isEmpty()) {
            return result.add("attributeStatus", unknown(name)).build();
        }
        if (!JsonText.text(data, "attributeType", "Actual").equals("Actual")) {
            return result.add("attributeStatus", "NotSupportedAttributeType").build();
        }
        return variable.get().access() == Access.WRITE_ONLY
                ? result.add("attributeStatus", "Rejected").build()
                : result.add("attributeStatus", "Accepted")
                        .add("attributeValue", value(variable.get()))
                        .build();
    }

    private record Setting(String status, Runnable afterwards) {}

    private Answer set(JsonObject request) {
        var results = JsonText.array();
        var afterwards = NOTHING;
        for (var data : JsonText.children(request, "setVariableData")) {
            var setting = setting(data);
            results.add(JsonText.object()
                    .add("attributeStatus", setting.status())
                    .add("component", JsonText.needChild(data, "component"))
                    .add("variable", JsonText.needChild(data, "variable")));
            afterwards = setting.afterwards() == NOTHING ? afterwards : setting.afterwards();
        }
        return Answer.then(JsonText.object().add("setVariableResult", results).build(), afterwards);
    }

    private Setting setting(JsonObject data) {
        var name = name(data);
        var value = JsonText.needText(data, "attributeValue");
        if (!JsonText.text(data, "attributeType", "Actual").equals("Actual")) {
            return new Setting("NotSupportedAttributeType", NOTHING);
        }
        if (name.equals(Protocol201.PASSWORD)) {
            return password(value);
        }
        return switch (firmware.variables().write(name, value)) {
            case UNKNOWN -> new Setting(unknown(name), NOTHING);
            case AFTER_RESTART -> new Setting("RebootRequired", NOTHING);
            case READ_ONLY, BAD_VALUE -> new Setting("Rejected", NOTHING);
            case DONE -> {
                firmware.save();
                if (name.equals(Protocol201.HEARTBEAT)) {
                    firmware.speech().heartbeatLater();
                }
                yield new Setting("Accepted", NOTHING);
            }
        };
    }

    private Setting password(String password) {
        if (!Passwords.areAcceptable(password) || firmware.refuses(Fault.REFUSES_CREDENTIAL)) {
            return new Setting("Rejected", NOTHING);
        }
        return new Setting("Accepted", firmware.changeCredential(password));
    }

    private Answer report(JsonObject request) {
        var id = JsonText.needInteger(request, "requestId");
        return switch (JsonText.needText(request, "reportBase")) {
            case "ConfigurationInventory" ->
                reporting(
                        id,
                        firmware.variables().all().stream()
                                .filter(variable -> variable.access() != Access.READ_ONLY)
                                .toList());
            case "FullInventory" -> reporting(id, firmware.variables().all());
            case "SummaryInventory" ->
                reporting(
                        id,
                        SUMMARY.stream()
                                .flatMap(name -> firmware.variables().find(name).stream())
                                .toList());
            default -> Answer.of(JsonText.status("NotSupported"));
        };
    }

    /** B08: by name, or by how parts stand. All of this charger's parts are there and in use; a problem it has none. */
    private Answer reportOf(JsonObject request) {
        var id = JsonText.needInteger(request, "requestId");
        var criteria = JsonText.texts(request, "componentCriteria");
        var names = JsonText.children(request, "componentVariable");
        var found = criteria.equals(List.of("Problem"))
                ? List.<Variable>of()
                : firmware.variables().all().stream()
                        .filter(variable -> names.isEmpty()
                                || names.stream().anyMatch(name -> ReportCriteria.matches(name, variable.name())))
                        .toList();
        return found.isEmpty() ? Answer.of(JsonText.status("EmptyResultSet")) : reporting(id, found);
    }

    private Answer reporting(int id, List<Variable> variables) {
        return Answer.then(JsonText.status("Accepted"), () -> notify(id, variables));
    }

    private void notify(int id, List<Variable> variables) {
        var parts = variables.stream()
                .gather(Gatherers.windowFixed(REPORTED_AT_ONCE))
                .toList();
        for (var number = 0; number < parts.size(); number++) {
            var data = JsonText.array();
            parts.get(number).forEach(variable -> data.add(described(variable)));
            firmware.speech()
                    .say(new Utterance(
                            "NotifyReport",
                            JsonText.object()
                                    .add("requestId", id)
                                    .add("generatedAt", firmware.clock().now().toString())
                                    .add("seqNo", number)
                                    .add("tbc", number < parts.size() - 1)
                                    .add("reportData", data)
                                    .build()));
        }
    }

    private JsonObject described(Variable variable) {
        var attribute = JsonText.object()
                .add("type", "Actual")
                .add(
                        "mutability",
                        switch (variable.access()) {
                            case READ_ONLY -> "ReadOnly";
                            case READ_WRITE -> "ReadWrite";
                            case WRITE_ONLY -> "WriteOnly";
                        });
        if (variable.access() != Access.WRITE_ONLY) {
            attribute.add("value", value(variable));
        }
        return ModelName.of(variable.name())
                .json()
                .add("variableAttribute", JsonText.array().add(attribute))
                .add("variableCharacteristics", characteristics(variable))
                .build();
    }

    private static JsonObject characteristics(Variable variable) {
        var type = switch (variable.kind()) {
            case TEXT -> "string";
            case INTEGER -> "integer";
            case BOOLEAN -> "boolean";
        };
        return JsonText.object()
                .add("dataType", type)
                .add("supportsMonitoring", variable.access() != Access.WRITE_ONLY)
                .build();
    }
}
