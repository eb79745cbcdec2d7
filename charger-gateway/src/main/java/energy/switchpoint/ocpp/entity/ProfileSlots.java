package energy.switchpoint.ocpp.entity;

import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import jakarta.json.JsonArrayBuilder;
import java.util.List;

/** The charging profiles we keep on a charger, by fixed ids, so that a repeated command replaces and never piles up. */
public final class ProfileSlots {

    public static final int CALENDAR_ID = 101;
    /** Set while no transaction ran; above the calendar's stack level. */
    public static final int SETPOINT_AHEAD_ID = 102;
    /** Bound to a running transaction. */
    public static final int SETPOINT_NOW_ID = 103;

    public static final int CEILING_ID = 104;

    private ProfileSlots() {}

    public static List<Integer> ids(Slot slot) {
        return switch (slot) {
            case CALENDAR -> List.of(CALENDAR_ID);
            case SETPOINT -> List.of(SETPOINT_AHEAD_ID, SETPOINT_NOW_ID);
            case CEILING -> List.of(CEILING_ID);
        };
    }

    /** Both versions write periods alike. The phases matter only where the limit is per phase. */
    public static JsonArrayBuilder periods(List<Period> periods, LimitUnit unit, ChargerMemory memory) {
        var array = Json.array();
        for (var period : periods) {
            var one = Json.object()
                    .add("startPeriod", period.offsetS())
                    .add("limit", unit.fromWatts(period.limitW(), memory.phases()));
            if (unit == LimitUnit.A) {
                one.add("numberPhases", memory.phases());
            }
            array.add(one);
        }
        return array;
    }
}
