package energy.switchpoint.calendars.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calendars of one charger: the one that counts, and those that wait for their time, soonest first.
 *
 * @param version of the one set last, also when it was cancelled since; 0 = none was ever set
 */
public record CalendarPlan(@Nullable SetCalendar inForce, List<SetCalendar> waiting, long version) {

    public CalendarPlan {
        waiting = List.copyOf(waiting);
    }
}
