package energy.switchpoint.ocpp.v21;

import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.CommandOutcome.DeviceRulesKnown;
import energy.switchpoint.commands.entity.ProfileCommand.DynamicLimit;
import energy.switchpoint.commands.entity.ProfileCommand.SetDynamicSchedule;
import energy.switchpoint.commands.entity.ProfileCommand.UpdateDynamicSchedule;
import energy.switchpoint.commands.entity.ProfileCommand.UsePriorityCharging;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.commands.entity.SettingName.Attribute;
import energy.switchpoint.commands.entity.SettingName.Component;
import energy.switchpoint.commands.entity.SettingsCommand.ReadSettings;
import energy.switchpoint.ocpp.entity.CallAnswer;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.LimitUnit;
import energy.switchpoint.ocpp.entity.Outcomes;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Dynamic profiles (K28, K29), priority charging (K21, K22), and what a station can do by itself. */
final class Programmes21 {

    /** Above the calendar's and the setpoint's, so that it counts while it is there. */
    private static final int STACK_LEVEL = 2;

    private static final Component SMART_CHARGING = Component.of("SmartChargingCtrlr");
    private static final SettingName RANDOM_DELAY = feature("RandomizedDelay");
    private static final SettingName DYNAMIC = feature("DynamicProfiles");
    private static final SettingName PURPOSES =
            new SettingName(SMART_CHARGING, "SupportedAdditionalPurposes", null, Attribute.ACTUAL);

    private final Outcomes outcomes;
    private final Clock clock;

    Programmes21(Outcomes outcomes, Clock clock) {
        this.outcomes = outcomes;
        this.clock = clock;
    }

    CommandOutcome set(SetDynamicSchedule set, ChargerMemory memory, ChargerLine line) {
        var period = limits(Json.object().add("startPeriod", 0), set.now(), memory)
                .add("operationMode", set.now().setpointW() == null ? "ChargingOnly" : "CentralSetpoint");
        var schedule = Json.object()
                .add("id", 1)
                .add("duration", set.validForS())
                .add("chargingRateUnit", memory.limitUnit().name())
                .add("chargingSchedulePeriod", Json.array().add(period));
        var profile = Json.object()
                .add("id", set.profileId())
                .add("stackLevel", STACK_LEVEL)
                .add("chargingProfilePurpose", "TxDefaultProfile")
                .add("chargingProfileKind", "Dynamic")
                .add("dynUpdateInterval", set.pollS())
                .add("dynUpdateTime", clock.instant().toString())
                .add("chargingSchedule", Json.array().add(schedule));
        return remembered(
                set.profileId(),
                set.now(),
                memory,
                line.call(
                        "SetChargingProfile",
                        Json.object()
                                .add("evseId", set.connector())
                                .add("chargingProfile", profile)
                                .build()));
    }

    CommandOutcome update(UpdateDynamicSchedule update, ChargerMemory memory, ChargerLine line) {
        return remembered(
                update.profileId(),
                update.now(),
                memory,
                line.call(
                        "UpdateDynamicSchedule",
                        Json.object()
                                .add("chargingProfileId", update.profileId())
                                .add("scheduleUpdate", limits(Json.object(), update.now(), memory))
                                .build()));
    }

    /** K29: what it asks for, or "Rejected": then it stays as it is until its limit expires. */
    JsonObject pulled(int profileId, ChargerMemory memory) {
        return moved(memory)
                .of(profileId)
                .map(limit -> Json.object()
                        .add("status", "Accepted")
                        .add("scheduleUpdate", limits(Json.object(), limit, memory))
                        .build())
                .orElseGet(() -> Json.object()
                        .add("status", "Rejected")
                        .add("statusInfo", Json.object().add("reasonCode", "NotFound"))
                        .build());
    }

    CommandOutcome priority(UsePriorityCharging use, ChargerLine line) {
        return outcomes.byStatus(
                line.call(
                        "UsePriorityCharging",
                        Json.object()
                                .add("transactionId", use.transactionId())
                                .add("activate", use.active())
                                .build()),
                "Accepted");
    }

    /** A variable the station does not know is a feature it does not have. */
    CommandOutcome rules(Function<ReadSettings, CommandOutcome> reading) {
        var outcome = reading.apply(new ReadSettings(List.of(RANDOM_DELAY, DYNAMIC, PURPOSES)));
        return outcome instanceof CommandOutcome.SettingsRead read
                ? new DeviceRulesKnown(
                        clock.instant(),
                        "true".equalsIgnoreCase(value(read, RANDOM_DELAY)),
                        true,
                        "true".equalsIgnoreCase(value(read, DYNAMIC)),
                        value(read, PURPOSES).contains("PriorityCharging"))
                : outcome;
    }

    private CommandOutcome remembered(int profileId, DynamicLimit now, ChargerMemory memory, CallAnswer answer) {
        var outcome = outcomes.byStatus(answer, "Accepted");
        if (outcome instanceof CommandOutcome.Accepted) {
            moved(memory).moved(profileId, now);
        }
        return outcome;
    }

    private static JsonObjectBuilder limits(JsonObjectBuilder json, DynamicLimit limit, ChargerMemory memory) {
        add(json, "limit", limit.limitW(), memory.phases(), memory);
        // Of all phases together, in amperes too.
        add(json, "dischargeLimit", limit.dischargeLimitW(), 1, memory);
        add(json, "setpoint", limit.setpointW(), 1, memory);
        return json;
    }

    private static void add(
            JsonObjectBuilder json, String name, @Nullable Long watts, int phases, ChargerMemory memory) {
        if (watts != null) {
            LimitUnit unit = memory.limitUnit();
            json.add(name, unit.fromWatts(watts, phases, memory.volts()));
        }
    }

    private static DynamicLimits moved(ChargerMemory memory) {
        return memory.kept(DynamicLimits.class, DynamicLimits::new);
    }

    private static String value(CommandOutcome.SettingsRead read, SettingName name) {
        return read.values().stream()
                .filter(v -> v.name().name().equals(name.name())
                        && (name.instance() == null
                                || name.instance().equals(v.name().instance())))
                .map(CommandOutcome.SettingValue::value)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static SettingName feature(String name) {
        return new SettingName(SMART_CHARGING, "SupportsFeature", name, Attribute.ACTUAL);
    }
}
