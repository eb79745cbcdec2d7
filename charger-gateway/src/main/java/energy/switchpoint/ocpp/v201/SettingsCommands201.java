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
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.Payload;
import energy.switchpoint.ocpp.schema.Schema;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functional block B: the device model, and where the station connects to. */
final class SettingsCommands201 {

    /** So few go without asking first how many a station takes. */
    private static final int FEW = 4;

    private final Answers201 answers;
    private final boolean namesItsVersion;

    SettingsCommands201(Answers201 answers, Schema schema) {
        this.answers = answers;
        namesItsVersion = schema.words("OCPPVersion").contains("OCPP201");
    }

    CommandOutcome perform(SettingsCommand command, ChargerMemory memory, ChargerLine line) {
        return switch (command) {
            case SettingsCommand.ReadSettings(var names) -> read(names, memory, line);
            case SettingsCommand.WriteSettings(var settings) -> write(settings, memory, line);
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

    private CommandOutcome read(List<SettingName> names, ChargerMemory memory, ChargerLine line) {
        var values = new ArrayList<SettingValue>();
        var unknown = new ArrayList<SettingName>();
        var askable = new ArrayList<SettingName>();
        for (var name : names) {
            Model201.withComponent(name).ifPresentOrElse(askable::add, () -> unknown.add(name));
        }
        var limit = limit(MessageLimits.READING, askable.size(), memory, line);
        for (var some : limit.parts(askable, name -> item(name).build())) {
            var outcome = readSome(some, values, unknown, line);
            if (!(outcome instanceof CommandOutcome.SettingsRead)) {
                return outcome;
            }
        }
        return new CommandOutcome.SettingsRead(answers.now(), values, unknown);
    }

    private CommandOutcome readSome(
            List<SettingName> names, List<SettingValue> values, List<SettingName> unknown, ChargerLine line) {
        return answers.of(line.call(MessageLimits.READING, asking(names)), payload -> {
            payload.parts("getVariableResult").forEach(result -> take(result, values, unknown));
            return new CommandOutcome.SettingsRead(answers.now(), values, unknown);
        });
    }

    /** Asked of a station once, and only when it matters; one that gave no answer is asked again next time. */
    private MessageLimits.Limit limit(String action, int items, ChargerMemory memory, ChargerLine line) {
        if (items <= FEW) {
            return MessageLimits.Limit.USUAL;
        }
        var limits = memory.kept(MessageLimits.class, MessageLimits::new);
        if (!limits.areKnown()
                && readSome(MessageLimits.names(), new ArrayList<>(), new ArrayList<>(), line)
                        instanceof CommandOutcome.SettingsRead read) {
            limits.told(read.values());
        }
        return limits.of(action);
    }

    private static jakarta.json.JsonObject asking(List<SettingName> names) {
        var data = Json.array();
        names.forEach(name -> data.add(item(name)));
        return Json.object().add("getVariableData", data).build();
    }

    private static JsonObjectBuilder item(SettingName name) {
        return Model201.named(name).add("attributeType", Model201.word(name.attribute()));
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

    private CommandOutcome write(List<Setting> settings, ChargerMemory memory, ChargerLine line) {
        var results = new ArrayList<SettingResult>();
        var writable = new ArrayList<Setting>();
        for (var setting : settings) {
            Model201.withComponent(setting.name())
                    .ifPresentOrElse(
                            name -> writable.add(new Setting(name, setting.value())),
                            () -> results.add(
                                    new SettingResult(setting.name(), Effect.REFUSED, "without a component")));
        }
        var limit = limit(MessageLimits.WRITING, writable.size(), memory, line);
        for (var some : limit.parts(writable, setting -> item(setting).build())) {
            var outcome = writeSome(some, results, line);
            if (!(outcome instanceof CommandOutcome.SettingsWritten)) {
                return outcome;
            }
        }
        return new CommandOutcome.SettingsWritten(answers.now(), results);
    }

    private CommandOutcome writeSome(List<Setting> settings, List<SettingResult> results, ChargerLine line) {
        var data = Json.array();
        settings.forEach(setting -> data.add(item(setting)));
        return answers.of(
                line.call(
                        MessageLimits.WRITING,
                        Json.object().add("setVariableData", data).build()),
                payload -> {
                    payload.parts("setVariableResult").forEach(result -> results.add(written(result)));
                    return new CommandOutcome.SettingsWritten(answers.now(), results);
                });
    }

    private static JsonObjectBuilder item(Setting setting) {
        return item(setting.name()).add("attributeValue", setting.value());
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
