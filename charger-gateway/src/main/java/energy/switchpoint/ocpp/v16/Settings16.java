package energy.switchpoint.ocpp.v16;

import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.CommandOutcome.Effect;
import energy.switchpoint.commands.entity.CommandOutcome.SettingResult;
import energy.switchpoint.commands.entity.CommandOutcome.SettingValue;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.commands.entity.SettingsCommand;
import energy.switchpoint.commands.entity.SettingsCommand.Extent;
import energy.switchpoint.commands.entity.SettingsCommand.Setting;
import energy.switchpoint.ocpp.entity.CallAnswer;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.Outcomes;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Settings as the flat configuration keys of OCPP 1.6. */
final class Settings16 {

    /** So few go without asking first how many a charger takes. */
    private static final int FEW = 5;

    private static final String MOST_KEYS = "GetConfigurationMaxKeys";

    private final Outcomes outcomes;
    private final Clock clock;

    /** How many keys this connection's charger takes in one GetConfiguration (1.6 §9.1.8), once it was asked. */
    private static final class KeysAtOnce {
        private volatile int most;
    }

    Settings16(Outcomes outcomes, Clock clock) {
        this.outcomes = outcomes;
        this.clock = clock;
    }

    CommandOutcome perform(SettingsCommand command, ChargerMemory memory, ChargerLine line) {
        return switch (command) {
            case SettingsCommand.ReadSettings(var names) -> read(names, memory, line);
            case SettingsCommand.WriteSettings(var settings) -> write(settings, line);
            case SettingsCommand.ReadInventory(Extent extent) -> inventory(extent, line);
            case SettingsCommand.ReadInventoryOf(var states, var names) ->
                states.isEmpty() && !names.isEmpty()
                        ? read(names, memory, line)
                        : outcomes.refused("OCPP 1.6 does not tell the state of parts");
            case SettingsCommand.SetNetworkSlot _ -> outcomes.refused("OCPP 1.6 has no network profiles");
        };
    }

    /** A charger that wants to restart first is restarted: the old password would not open the door again. */
    CommandOutcome changeCredential(String password, ChargerLine line) {
        var answer = change("AuthorizationKey", password, line);
        return word(answer).equals("RebootRequired")
                ? outcomes.byStatus(
                        line.call("Reset", Json.object().add("type", "Soft").build()), "Accepted")
                : outcomes.byStatus(answer, "Accepted");
    }

    private CommandOutcome inventory(Extent extent, ChargerLine line) {
        return switch (extent) {
            case EVERYTHING ->
                outcomes.of(line.call("GetConfiguration", Json.EMPTY), payload -> told(payload, List.of()));
            case CONFIGURATION ->
                outcomes.of(line.call("GetConfiguration", Json.EMPTY), payload -> {
                    var all = told(payload, List.of());
                    var writable =
                            all.values().stream().filter(v -> !v.readOnly()).toList();
                    return new CommandOutcome.SettingsRead(all.at(), writable, all.unknown());
                });
            case SUMMARY -> outcomes.refused("OCPP 1.6 does not tell the state of parts");
        };
    }

    /** Names of parts are unknown to 1.6, and are told to be without asking. */
    private CommandOutcome read(List<SettingName> names, ChargerMemory memory, ChargerLine line) {
        var flat = names.stream().filter(Settings16::isFlat).toList();
        var values = new ArrayList<SettingValue>();
        var unknown =
                new ArrayList<>(names.stream().filter(name -> !isFlat(name)).toList());
        int atOnce = flat.size() > FEW ? keysAtOnce(memory, line) : FEW;
        for (int from = 0; from < flat.size(); from += atOnce) {
            var some = flat.subList(from, Math.min(from + atOnce, flat.size()));
            var outcome = outcomes.of(line.call("GetConfiguration", asking(some)), payload -> told(payload, some));
            if (!(outcome instanceof CommandOutcome.SettingsRead read)) {
                return outcome;
            }
            values.addAll(read.values());
            unknown.addAll(read.unknown());
        }
        return new CommandOutcome.SettingsRead(clock.instant(), values, unknown);
    }

    private static JsonObject asking(List<SettingName> names) {
        var keys = Json.array();
        names.forEach(name -> keys.add(name.name()));
        return Json.object().add("key", keys).build();
    }

    /** A charger that does not say is asked for few at a time; one that gave no answer is asked again next time. */
    private int keysAtOnce(ChargerMemory memory, ChargerLine line) {
        var known = memory.kept(KeysAtOnce.class, KeysAtOnce::new);
        if (known.most == 0
                && outcomes.of(
                                line.call("GetConfiguration", asking(List.of(SettingName.of(MOST_KEYS)))),
                                payload -> told(payload, List.of(SettingName.of(MOST_KEYS))))
                        instanceof CommandOutcome.SettingsRead read) {
            known.most = read.values().stream()
                    .filter(value -> value.name().name().equals(MOST_KEYS))
                    .map(SettingValue::value)
                    .flatMap(value -> positive(value).stream())
                    .findFirst()
                    .orElse(FEW);
        }
        return known.most == 0 ? FEW : known.most;
    }

    private static Optional<Integer> positive(@Nullable String value) {
        try {
            return value == null
                    ? Optional.empty()
                    : Optional.of(Integer.parseInt(value.strip())).filter(n -> n > 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private CommandOutcome.SettingsRead told(JsonObject payload, List<SettingName> asked) {
        // keys are told apart without regard to case (1.6 §7.5, CiString)
        Map<String, SettingName> byKey = asked.stream()
                .filter(Settings16::isFlat)
                .collect(Collectors.toMap(name -> folded(name.name()), name -> name, (one, _) -> one));
        var values = new ArrayList<SettingValue>();
        if (payload.containsKey("configurationKey") && !payload.isNull("configurationKey")) {
            for (var key : payload.getJsonArray("configurationKey").getValuesAs(JsonObject.class)) {
                var name = key.getString("key");
                values.add(new SettingValue(
                        byKey.getOrDefault(folded(name), SettingName.of(name)),
                        key.getString("value", null),
                        key.getBoolean("readonly"),
                        null));
            }
        }
        var unknown = new ArrayList<SettingName>();
        if (payload.containsKey("unknownKey") && !payload.isNull("unknownKey")) {
            for (var key : payload.getJsonArray("unknownKey").getValuesAs(JsonString.class)) {
                unknown.add(byKey.getOrDefault(folded(key.getString()), SettingName.of(key.getString())));
            }
        }
        return new CommandOutcome.SettingsRead(clock.instant(), values, unknown);
    }

    /** One key per call. What was not answered any more counts as refused, as nobody knows. */
    private CommandOutcome write(List<Setting> settings, ChargerLine line) {
        var results = new ArrayList<SettingResult>();
        for (var setting : settings) {
            if (!isFlat(setting.name())) {
                results.add(new SettingResult(setting.name(), Effect.REFUSED, "OCPP 1.6 has flat names only"));
                continue;
            }
            var answer = change(setting.name().name(), setting.value(), line);
            if (results.isEmpty() && (answer instanceof CallAnswer.TimedOut || answer instanceof CallAnswer.Closed)) {
                return outcomes.byStatus(answer, "Accepted");
            }
            var word = word(answer);
            results.add(new SettingResult(setting.name(), effect(word), word));
        }
        return new CommandOutcome.SettingsWritten(clock.instant(), results);
    }

    private static Effect effect(String word) {
        return switch (word) {
            case "Accepted" -> Effect.APPLIED;
            case "RebootRequired" -> Effect.AFTER_RESTART;
            default -> Effect.REFUSED;
        };
    }

    private static CallAnswer change(String key, String value, ChargerLine line) {
        return line.call(
                "ChangeConfiguration",
                Json.object().add("key", key).add("value", value).build());
    }

    private static String word(CallAnswer answer) {
        return switch (answer) {
            case CallAnswer.Result(var payload) -> payload.getString("status");
            case CallAnswer.Fault(var code, var description) ->
                description.isEmpty() ? code : code + ": " + description;
            case CallAnswer.TimedOut() -> "no answer in time";
            case CallAnswer.Closed() -> "connection lost";
        };
    }

    private static boolean isFlat(SettingName name) {
        return name.component() == null && name.instance() == null;
    }

    private static String folded(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
