package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;
import energy.switchpoint.simulator.charger.control.Protocol.Handler;
import energy.switchpoint.simulator.charger.entity.Fault;
import energy.switchpoint.simulator.charger.entity.Variables.Access;
import energy.switchpoint.simulator.charger.entity.Variables.Variable;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.entity.Answer;
import jakarta.json.JsonObject;
import java.util.Map;

/** Reading and changing the configuration keys, the password among them. */
final class Configuration16 {

    private final Firmware firmware;

    Configuration16(Firmware firmware) {
        this.firmware = firmware;
    }

    Map<String, Handler> handlers() {
        return Map.of("GetConfiguration", this::get, "ChangeConfiguration", this::change);
    }

    private Answer get(JsonObject request) {
        var asked = JsonText.texts(request, "key");
        var known = JsonText.array();
        var unknown = JsonText.array();
        var variables = firmware.variables();
        if (asked.isEmpty()) {
            variables.all().stream().filter(Configuration16::isReadable).forEach(each -> known.add(key(each)));
        }
        for (var name : asked) {
            variables
                    .find(name)
                    .filter(Configuration16::isReadable)
                    .ifPresentOrElse(each -> known.add(key(each)), () -> unknown.add(name));
        }
        return Answer.of(JsonText.object()
                .add("configurationKey", known)
                .add("unknownKey", unknown)
                .build());
    }

    private static boolean isReadable(Variable variable) {
        return variable.access() != Access.WRITE_ONLY;
    }

    private JsonObject key(Variable variable) {
        return JsonText.object()
                .add("key", variable.name())
                .add("readonly", variable.access() == Access.READ_ONLY)
                .add("value", firmware.variables().value(variable.name()))
                .build();
    }

    private Answer change(JsonObject request) {
        var key = JsonText.needText(request, "key");
        var value = JsonText.needText(request, "value");
        if (key.equals(Protocol16.PASSWORD)) {
            return changePassword(value);
        }
        if (key.equals(Protocol16.SECURITY_PROFILE)) {
            return changeProfile(value);
        }
        return switch (firmware.variables().write(key, value)) {
            case UNKNOWN -> Answer.of(JsonText.status("NotSupported"));
            case AFTER_RESTART -> Answer.of(JsonText.status("RebootRequired"));
            case READ_ONLY, BAD_VALUE -> Answer.of(JsonText.status("Rejected"));
            case DONE -> {
                firmware.save();
                yield Answer.then(JsonText.status("Accepted"), firmware.speech()::heartbeatLater);
            }
        };
    }

    /** Security whitepaper A05: up only, and only to what the charger holds roots and certificates for. */
    private Answer changeProfile(String value) {
        var now = firmware.ways().current().profile();
        if (!value.matches("[1-3]") || Integer.parseInt(value) < now) {
            return Answer.of(JsonText.status("Rejected"));
        }
        var wanted = Integer.parseInt(value);
        if (wanted == now) {
            return Answer.of(JsonText.status("Accepted"));
        }
        return new Trust(firmware).canUse(wanted)
                ? Answer.then(JsonText.status("Accepted"), firmware.raiseProfile(wanted))
                : Answer.of(JsonText.status("Rejected"));
    }

    private Answer changePassword(String password) {
        if (!Passwords.areAcceptable(password) || firmware.refuses(Fault.REFUSES_CREDENTIAL)) {
            return Answer.of(JsonText.status("Rejected"));
        }
        return Answer.then(JsonText.status("Accepted"), firmware.changeCredential(password));
    }
}
