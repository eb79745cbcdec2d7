package energy.switchpoint.rulepacks.entity;

import energy.switchpoint.calendars.entity.Calendar;
import energy.switchpoint.calendars.entity.CalendarJson;
import energy.switchpoint.levels.entity.OffsetDraw;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.ZoneId;

/**
 * The rules of the pack in force that managed mode follows.
 *
 * @param timezone of sites that say nothing of their own
 * @param nominalVolts between a phase and neutral, of sites that say nothing of their own
 */
public record RulePack(
        String id,
        OffsetDraw.Bounds randomOffset,
        long limitFloorW,
        Duration limitMaxDuration,
        Calendar defaultCalendar,
        Keep keep,
        Duration clockTolerance,
        ZoneId timezone,
        int nominalVolts,
        LocalRules local,
        SampleRules sampling) {

    /** Of packs that say nothing of voltage (IEC 60038). */
    public static final int NOMINAL_VOLTS = 230;

    /** Of packs that say nothing of clocks (R020). */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(10);

    /** Reads the registry's answer; throws when a rule that we need is not in it. */
    public static RulePack read(JsonObject json) {
        var id = json.getString("id");
        var rules = json.getJsonObject("rules");
        var calendar = CalendarJson.readOwn(rules.getJsonObject("defaultCalendar"));
        return new RulePack(
                id,
                new OffsetDraw.Bounds(id, duration(rules, "randomOffsetDefault"), duration(rules, "randomOffsetMax")),
                rules.getJsonNumber("limitFloorW").longValueExact(),
                duration(rules, "limitMaxDuration"),
                calendar,
                Keep.read(rules),
                rules.containsKey("clockTolerance") ? duration(rules, "clockTolerance") : CLOCK_TOLERANCE,
                rules.containsKey("timezone") ? ZoneId.of(rules.getString("timezone")) : calendar.timezone(),
                rules.getInt("nominalVolts", NOMINAL_VOLTS),
                LocalRules.read(rules),
                SampleRules.read(rules));
    }

    private static Duration duration(JsonObject rules, String name) {
        return Duration.parse(rules.getString(name));
    }
}
