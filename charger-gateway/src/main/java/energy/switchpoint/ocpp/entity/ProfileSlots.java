package energy.switchpoint.ocpp.entity;

import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.ChargerCommand.Validity;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** The charging profiles we keep on a charger, by fixed ids, so that a repeated command replaces and never piles up. */
public final class ProfileSlots {

    public static final int CALENDAR_ID = 101;
    /** Set while no transaction ran; above the calendar's stack level. */
    public static final int SETPOINT_AHEAD_ID = 102;
    /** Bound to a running transaction. */
    public static final int SETPOINT_NOW_ID = 103;

    public static final int CEILING_ID = 104;

    public static final int FALLBACK_ID = 100;
    public static final int SUMMER_ID = 105;
    public static final int SPECIAL_ID = 106;

    private ProfileSlots() {}

    /**
     * Which of the default profiles counts: the highest that is valid. A device with room for few levels still takes the
     * calendar itself.
     *
     * @param fallbackBelow the device can hold a fallback under the calendar (OCPP 2.1)
     */
    public static int stackLevel(Slot slot, boolean fallbackBelow) {
        var calendar = fallbackBelow ? 1 : 0;
        return switch (slot) {
            case FALLBACK, CEILING -> 0;
            case CALENDAR -> calendar;
            case SUMMER -> calendar + 1;
            case SPECIAL -> calendar + 2;
            case SETPOINT -> calendar + 3;
        };
    }

    /** The id of a programme that holds whether a transaction runs or not. */
    public static int id(Slot slot) {
        return switch (slot) {
            case FALLBACK -> FALLBACK_ID;
            case CALENDAR -> CALENDAR_ID;
            case SUMMER -> SUMMER_ID;
            case SPECIAL -> SPECIAL_ID;
            case SETPOINT -> SETPOINT_AHEAD_ID;
            case CEILING -> CEILING_ID;
        };
    }

    /** Adds from when until when the device follows the profile. */
    public static JsonObjectBuilder validity(JsonObjectBuilder profile, Validity validity) {
        if (validity.from() != null) {
            profile.add("validFrom", validity.from().toString());
        }
        if (validity.until() != null) {
            profile.add("validTo", validity.until().toString());
        }
        return profile;
    }

    public static List<Integer> ids(Slot slot) {
        return switch (slot) {
            case SETPOINT -> List.of(SETPOINT_AHEAD_ID, SETPOINT_NOW_ID);
            case FALLBACK, CALENDAR, SUMMER, SPECIAL, CEILING -> List.of(id(slot));
        };
    }

    /**
     * OCPP 1.6 and 2.0.1 write periods alike. The phases matter only where the limit is per phase. They have no words for
     * power that is given back: what asks for that gets 0.
     */
    public static JsonArrayBuilder periods(List<Period> periods, LimitUnit unit, ChargerMemory memory) {
        var array = Json.array();
        for (var period : periods) {
            var one = Json.object()
                    .add("startPeriod", period.offsetS())
                    .add("limit", unit.fromWatts(Math.max(0, period.limitW()), memory.phases(), memory.volts()));
            if (unit == LimitUnit.A) {
                one.add("numberPhases", memory.phases());
            }
            array.add(one);
        }
        return array;
    }
}
