package energy.switchpoint.simulator.charging.control;

import energy.switchpoint.simulator.charging.entity.ChargingProfile;
import energy.switchpoint.simulator.charging.entity.OfflineRule;
import energy.switchpoint.simulator.charging.entity.Purpose;
import energy.switchpoint.simulator.charging.entity.RateUnit;
import energy.switchpoint.simulator.charging.entity.Recurrence;
import energy.switchpoint.simulator.charging.entity.Schedule;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.json.JsonText.MissingField;
import energy.switchpoint.simulator.ocpp.entity.ErrorCode;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a charging profile in either version's spelling; they differ in the id's name and in one schedule or a list of them. */
public final class ProfileReader {

    private ProfileReader() {}

    /** What reading came to. */
    public sealed interface Reading {

        record Understood(ChargingProfile profile) implements Reading {}

        record Faulty(ErrorCode code, String description) implements Reading {}
    }

    public static Reading read(int evse, JsonObject json) {
        try {
            return new Reading.Understood(profile(evse, json));
        } catch (MissingField missing) {
            return new Reading.Faulty(ErrorCode.OCCURRENCE_VIOLATION, String.valueOf(missing.getMessage()));
        } catch (IllegalArgumentException | DateTimeException bad) {
            return new Reading.Faulty(ErrorCode.PROPERTY_VIOLATION, String.valueOf(bad.getMessage()));
        }
    }

    private static ChargingProfile profile(int evse, JsonObject json) {
        var purpose = JsonText.given(JsonText.text(json, "chargingProfilePurpose"), "chargingProfilePurpose");
        var id = json.containsKey("id") ? JsonText.integer(json, "id") : JsonText.integer(json, "chargingProfileId");
        return new ChargingProfile(
                JsonText.given(id, "chargingProfileId"),
                evse,
                JsonText.given(JsonText.integer(json, "stackLevel"), "stackLevel"),
                Purpose.named(purpose).orElseThrow(() -> new IllegalArgumentException("unknown purpose " + purpose)),
                recurrence(json),
                JsonText.instant(json, "validFrom"),
                JsonText.instant(json, "validTo"),
                transactionId(json),
                offline(json),
                schedule(json));
    }

    private static Recurrence recurrence(JsonObject json) {
        var kind = JsonText.given(JsonText.text(json, "chargingProfileKind"), "chargingProfileKind");
        return switch (kind) {
            case "Absolute" -> Recurrence.ABSOLUTE;
            case "Relative" -> Recurrence.RELATIVE;
            case "Dynamic" -> Recurrence.DYNAMIC;
            case "Recurring" -> cycle(JsonText.given(JsonText.text(json, "recurrencyKind"), "recurrencyKind"));
            default -> throw new IllegalArgumentException("unknown kind " + kind);
        };
    }

    private static Recurrence cycle(String recurrency) {
        return switch (recurrency) {
            case "Daily" -> Recurrence.DAILY;
            case "Weekly" -> Recurrence.WEEKLY;
            default -> throw new IllegalArgumentException("unknown recurrency " + recurrency);
        };
    }

    private static OfflineRule offline(JsonObject json) {
        var most = JsonText.integer(json, "maxOfflineDuration");
        return most == null
                ? OfflineRule.NONE
                : new OfflineRule(Duration.ofSeconds(most), json.getBoolean("invalidAfterOfflineDuration", false));
    }

    private static @Nullable String transactionId(JsonObject json) {
        return switch (json.get("transactionId")) {
            case JsonString text -> text.getString();
            case JsonNumber number -> number.toString();
            case null, default -> null;
        };
    }

    private static Schedule schedule(JsonObject profile) {
        var several = JsonText.children(profile, "chargingSchedule");
        var json = JsonText.given(
                several.isEmpty() ? JsonText.child(profile, "chargingSchedule") : several.getFirst(),
                "chargingSchedule");
        var duration = JsonText.integer(json, "duration");
        var isDynamic = "Dynamic".equals(JsonText.text(profile, "chargingProfileKind"));
        var start = JsonText.instant(isDynamic ? profile : json, isDynamic ? "dynUpdateTime" : "startSchedule");
        if (start == null && "Recurring".equals(JsonText.text(profile, "chargingProfileKind"))) {
            throw new MissingField("startSchedule");
        }
        return new Schedule(
                start,
                duration == null ? null : Duration.ofSeconds(duration),
                RateUnit.valueOf(JsonText.given(JsonText.text(json, "chargingRateUnit"), "chargingRateUnit")),
                periods(json),
                Math.max(0, JsonText.integer(json, "randomizedDelay", 0)));
    }

    private static List<Schedule.Period> periods(JsonObject schedule) {
        var periods = new ArrayList<Schedule.Period>();
        for (var json : JsonText.children(schedule, "chargingSchedulePeriod")) {
            var start = JsonText.given(JsonText.integer(json, "startPeriod"), "startPeriod");
            var limit = limit(json);
            if (Double.isNaN(limit)) {
                throw new MissingField("limit");
            }
            periods.add(new Schedule.Period(start, limit, JsonText.integer(json, "numberPhases")));
        }
        checkOrder(periods);
        return periods;
    }

    /** The lower of what may be drawn and what is wanted to be drawn (2.1); a car that feeds in is not served here. */
    private static double limit(JsonObject period) {
        var limit = JsonText.decimal(period, "limit", Double.NaN);
        var wanted = JsonText.decimal(period, "setpoint", Double.NaN);
        return Double.isNaN(limit) ? wanted : Double.isNaN(wanted) ? limit : Math.min(limit, wanted);
    }

    private static void checkOrder(List<Schedule.Period> periods) {
        if (periods.isEmpty()) {
            throw new MissingField("chargingSchedulePeriod");
        }
        if (periods.getFirst().startS() != 0) {
            throw new IllegalArgumentException("the first period must start at 0");
        }
        for (var i = 1; i < periods.size(); i++) {
            if (periods.get(i).startS() <= periods.get(i - 1).startS()) {
                throw new IllegalArgumentException("periods must be in order of their start");
            }
        }
    }
}
