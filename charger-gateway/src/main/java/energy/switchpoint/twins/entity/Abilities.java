package energy.switchpoint.twins.entity;

import energy.switchpoint.commands.entity.CommandOutcome.SettingValue;
import energy.switchpoint.commands.entity.CommandOutcome.SettingsRead;
import energy.switchpoint.commands.entity.SettingName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a charger says that it can do.
 *
 * @param smartCharging null when it does not say
 * @param onlyUnit the one unit it takes limits in; null when it takes both or does not say
 */
public record Abilities(@Nullable Boolean smartCharging, LimitSetting.@Nullable Unit onlyUnit) {

    private static final SettingName PROFILES_16 = SettingName.of("SupportedFeatureProfiles");
    private static final SettingName UNIT_16 = SettingName.of("ChargingScheduleAllowedChargingRateUnit");
    private static final SettingName AVAILABLE_2 = SettingName.of("SmartChargingCtrlr", "Available");
    private static final SettingName UNIT_2 = SettingName.of("SmartChargingCtrlr", "RateUnit");

    /** The settings that tell it: OCPP 1.6 §9.4, OCPP 2.x appendix "SmartChargingCtrlr". */
    public static List<SettingName> told(String ocppVersion) {
        return ocppVersion.startsWith("1") ? List.of(PROFILES_16, UNIT_16) : List.of(AVAILABLE_2, UNIT_2);
    }

    public static Abilities of(SettingsRead read) {
        var smart = value(read, PROFILES_16)
                .map(v -> words(v).contains("smartcharging"))
                .or(() -> value(read, AVAILABLE_2).map(v -> !v.strip().equalsIgnoreCase("false")))
                .orElse(null);
        var units = value(read, UNIT_16)
                .or(() -> value(read, UNIT_2))
                .map(Abilities::words)
                .orElse(List.of());
        var watts = units.contains("power") || units.contains("w");
        var amperes = units.contains("current") || units.contains("a");
        return new Abilities(smart, watts == amperes ? null : watts ? LimitSetting.Unit.W : LimitSetting.Unit.A);
    }

    private static Optional<String> value(SettingsRead read, SettingName name) {
        return read.values().stream()
                .filter(v -> v.name().path().equalsIgnoreCase(name.path()))
                .map(SettingValue::value)
                .filter(v -> v != null && !v.isBlank())
                .findFirst();
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .toList();
    }
}
