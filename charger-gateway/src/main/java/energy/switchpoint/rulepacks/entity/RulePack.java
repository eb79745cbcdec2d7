package energy.switchpoint.rulepacks.entity;

import energy.switchpoint.calendars.entity.Calendar;
import energy.switchpoint.calendars.entity.CalendarJson;
import energy.switchpoint.levels.entity.OffsetDraw;
import jakarta.json.JsonObject;
import java.time.Duration;

/** The rules of the pack in force that managed mode follows. */
public record RulePack(
        String id,
        OffsetDraw.Bounds randomOffset,
        long limitFloorW,
        Duration limitMaxDuration,
        Calendar defaultCalendar,
        Keep keep,
        Duration clockTolerance) {

    /** Of packs that say nothing of clocks (R020). */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(10);

    /** Reads the registry's answer; throws when a rule that we need is not in it. */
    public static RulePack read(JsonObject json) {
        var id = json.getString("id");
        var rules = json.getJsonObject("rules");
        return new RulePack(
                id,
                new OffsetDraw.Bounds(id, duration(rules, "randomOffsetDefault"), duration(rules, "randomOffsetMax")),
                rules.getJsonNumber("limitFloorW").longValueExact(),
                duration(rules, "limitMaxDuration"),
                CalendarJson.readOwn(rules.getJsonObject("defaultCalendar")),
                Keep.read(rules),
                rules.containsKey("clockTolerance") ? duration(rules, "clockTolerance") : CLOCK_TOLERANCE);
    }

    private static Duration duration(JsonObject rules, String name) {
        return Duration.parse(rules.getString(name));
    }
}
