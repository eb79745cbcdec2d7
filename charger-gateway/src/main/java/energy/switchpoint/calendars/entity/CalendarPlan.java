package energy.switchpoint.calendars.entity;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The calendars of one charger: the one that counts, and those that wait for their time, soonest first.
 *
 * @param version of the one set last, also when it was cancelled since; 0 = none was ever set
 */
public record CalendarPlan(@Nullable SetCalendar inForce, List<SetCalendar> waiting, long version) {

    /** None was ever set. */
    public static final CalendarPlan NONE = new CalendarPlan(null, List.of(), 0);

    public CalendarPlan {
        waiting = List.copyOf(waiting);
    }

    /** The one set last among those that count or wait: what an editor shows, and what the next one is set over. */
    public Optional<SetCalendar> latest() {
        return Stream.concat(Stream.ofNullable(inForce), waiting.stream())
                .max(Comparator.comparingLong(SetCalendar::version));
    }
}
