package energy.switchpoint.ocpp.v201;

import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.CommandOutcome.Effect;
import energy.switchpoint.commands.entity.CommandOutcome.SettingResult;
import energy.switchpoint.commands.entity.CommandOutcome.SettingValue;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.commands.entity.SettingsCommand;
import energy.switchpoint.commands.entity.SettingsCommand.Apn;
import energy.switchpoint.commands.entity.SettingsCommand.Bearer;
import energy.switchpoint.commands.entity.SettingsCommand.NetworkProfile;
import energy.switchpoint.commands.entity.SettingsCommand.Setting;
import energy.switchpoint.commands.entity.SettingsCommand.Vpn;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.Payload;
import energy.switchpoint.ocpp.schema.Schema;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functional block B: the device model, and where the station connects to. */
final class SettingsCommands201 {

    /** Stations may take few variables in one message; ten is what the smallest known take. */
    private static final int AT_ONCE = 10;

    private final Answers201 answers;
    private final boolean namesItsVersion;

    SettingsCommands201(Answers201 answers, Schema schema) {
        this.answers = answers;
        namesItsVersion = schema.words("OCPPVersion").contains("OCPP201");
    }

    CommandOutcome perform(SettingsCommand command, ChargerLine line) {
        return switch (command) {
            case SettingsCommand.ReadSettings(var names) -> read(names, line);
            case SettingsCommand.WriteSettings(var settings) -> write(settings, line);
            case SettingsCommand.ReadInventory(var extent) -> inventory(extent, line);
            case SettingsCommand.ReadInventoryOf of -> inventoryOf(of, line);
            case SettingsCommand.SetNetworkSlot(int slot, var profile) ->
                answers.accepted(line.call(
                        "SetNetworkProfile",
                        Json.object()
                                .add("configurationSlot", slot)
                                .add("connectionData", connection(profile))
                                .build()));
        };
    }

    private CommandOutcome read(List<SettingName> names, ChargerLine line) {
        var values = new ArrayList<SettingValue>();
        var unknown = new ArrayList<SettingName>();
        var askable = new ArrayList<SettingName>();
        for (var name : names) {
            Model201.withComponent(name).ifPresentOrElse(askable::add, () -> unknown.add(name));
        }
        for (int from = 0; from < askable.size(); from += AT_ONCE) {
            var some = askable.subList(from, Math.min(from + AT_ONCE, askable.size()));
            var outcome = answers.of(line.call("GetVariables", asking(some)), payload -> {
                payload.parts("getVariableResult").forEach(result -> take(result, values, unknown));
                return new CommandOutcome.SettingsRead(answers.now(), values, unknown);
            });
            if (!(outcome instanceof CommandOutcome.SettingsRead)) {
                return outcome;
            }
        }
        return new CommandOutcome.SettingsRead(answers.now(), values, unknown);
    }

    private static jakarta.json.JsonObject asking(List<SettingName> names) {
        var data = Json.array();
        names.forEach(name -> data.add(Model201.named(name).add("attributeType", Model201.word(name.attribute()))));
        return Json.object().add("getVariableData", data).build();
    }

    private static void take(Payload result, List<SettingValue> values, List<SettingName> unknown) {
        var name = Model201.settingName(result);
        switch (result.text("attributeStatus", 50)) {
            case "Accepted" ->
                values.add(new SettingValue(name, result.textOrNull("attributeValue", 2500), false, null));
            case "UnknownComponent", "UnknownVariable" -> unknown.add(name);
            case String word -> values.add(new SettingValue(name, null, false, word));
        }
    }

    private CommandOutcome write(List<Setting> settings, ChargerLine line) {
        var results = new ArrayList<SettingResult>();
        for (int from = 0; from < settings.size(); from += AT_ONCE) {
            var some = settings.subList(from, Math.min(from + AT_ONCE, settings.size()));
            var outcome = writeSome(some, results, line);
            if (!(outcome instanceof CommandOutcome.SettingsWritten)) {
                return outcome;
            }
        }
        return new CommandOutcome.SettingsWritten(answers.now(), results);
    }

    private CommandOutcome writeSome(List<Setting> settings, List<SettingResult> results, ChargerLine line) {
        var data = Json.array();
        boolean any = false;
        for (var setting : settings) {
            var name = Model201.withComponent(setting.name());
            if (name.isEmpty()) {
                results.add(new SettingResult(setting.name(), Effect.REFUSED, "without a component"));
                continue;
            }
            any = true;
            data.add(Model201.named(name.get())
                    .add("attributeType", Model201.word(name.get().attribute()))
                    .add("attributeValue", setting.value()));
        }
        var soFar = new CommandOutcome.SettingsWritten(answers.now(), results);
        if (!any) {
            return soFar;
        }
        return answers.of(
                line.call(
                        "SetVariables",
                        Json.object().add("setVariableData", data).build()),
                payload -> {
                    payload.parts("setVariableResult").forEach(result -> results.add(written(result)));
                    return soFar;
                });
    }

    private static SettingResult written(Payload result) {
        var word = result.text("attributeStatus", 50);
        return new SettingResult(
                Model201.settingName(result),
                switch (word) {
                    case "Accepted" -> Effect.APPLIED;
                    case "RebootRequired" -> Effect.AFTER_RESTART;
                    default -> Effect.REFUSED;
                },
                word);
    }

    private CommandOutcome inventory(SettingsCommand.Extent extent, ChargerLine line) {
        int number = Answers201.newNumber();
        var base = switch (extent) {
            case CONFIGURATION -> "ConfigurationInventory";
            case EVERYTHING -> "FullInventory";
            case SUMMARY -> "SummaryInventory";
        };
        return answers.announced(
                line.call(
                        "GetBaseReport",
                        Json.object()
                                .add("requestId", number)
                                .add("reportBase", base)
                                .build()),
                number,
                "EmptyResultSet");
    }

    private CommandOutcome inventoryOf(SettingsCommand.ReadInventoryOf of, ChargerLine line) {
        int number = Answers201.newNumber();
        var request = Json.object().add("requestId", number);
        if (!of.states().isEmpty()) {
            var states = Json.array();
            of.states().stream()
                    .sorted()
                    .map(state -> switch (state) {
                        case ACTIVE -> "Active";
                        case AVAILABLE -> "Available";
                        case ENABLED -> "Enabled";
                        case PROBLEM -> "Problem";
                    })
                    .forEach(states::add);
            request.add("componentCriteria", states);
        }
        if (!of.names().isEmpty()) {
            var names = Json.array();
            of.names().stream()
                    .flatMap(name -> Model201.withComponent(name).stream())
                    .forEach(name -> names.add(Model201.named(name)));
            request.add("componentVariable", names);
        }
        return answers.announced(line.call("GetReport", request.build()), number, "EmptyResultSet");
    }

    /** 2.0.1 has no word for itself: its errata say that "OCPP20" means 2.0.1. */
    private JsonObjectBuilder connection(NetworkProfile profile) {
        var data = Json.object()
                .add("ocppVersion", namesItsVersion ? "OCPP201" : "OCPP20")
                .add("ocppTransport", "JSON")
                .add("ocppCsmsUrl", profile.url())
                .add("messageTimeout", profile.messageTimeoutS())
                .add("securityProfile", profile.securityProfile())
                .add("ocppInterface", bearer(profile.bearer()));
        if (namesItsVersion) {
            add(data, "identity", profile.identity());
            add(data, "basicAuthPassword", profile.password());
        }
        if (profile.apn() != null) {
            data.add("apn", apn(profile.apn()));
        }
        if (profile.vpn() != null) {
            data.add("vpn", vpn(profile.vpn()));
        }
        return data;
    }

    private String bearer(Bearer bearer) {
        return switch (bearer) {
            case ANY -> namesItsVersion ? "Any" : "Wired0";
            case WIRED_0 -> "Wired0";
            case WIRED_1 -> "Wired1";
            case WIRED_2 -> "Wired2";
            case WIRED_3 -> "Wired3";
            case WIRELESS_0 -> "Wireless0";
            case WIRELESS_1 -> "Wireless1";
            case WIRELESS_2 -> "Wireless2";
            case WIRELESS_3 -> "Wireless3";
        };
    }

    private static JsonObjectBuilder apn(Apn apn) {
        var json = Json.object().add("apn", apn.name());
        add(json, "apnUserName", apn.user());
        add(json, "apnPassword", apn.password());
        if (apn.simPin() != null) {
            json.add("simPin", apn.simPin());
        }
        add(json, "preferredNetwork", apn.preferredNetwork());
        return json.add("useOnlyPreferredNetwork", apn.onlyPreferredNetwork())
                .add("apnAuthentication", apn.authentication());
    }

    private static JsonObjectBuilder vpn(Vpn vpn) {
        var json = Json.object().add("server", vpn.server()).add("user", vpn.user());
        add(json, "group", vpn.group());
        return json.add("password", vpn.password()).add("key", vpn.key()).add("type", vpn.type());
    }

    private static void add(JsonObjectBuilder json, String name, @Nullable String value) {
        if (value != null) {
            json.add(name, value);
        }
    }
}
