package energy.switchpoint.calendars.entity;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What was worked out of calendars, kept for whoever asks the same: a calendar never changes, and that of a product or a rule
 * pack is followed by thousands of chargers, each of which is planned for the same dates.
 */
final class CalendarDays {

    /** Calendars that households made themselves come and go; the common ones are soon there again. */
    private static final int MOST_CALENDARS = 64;

    private static final int MOST_RANGES = 200;

    private static final Map<Calendar, CalendarDays> KNOWN = new ConcurrentHashMap<>();

    private record Range(LocalDate first, LocalDate last) {}

    private final Map<Range, List<Edge>> edges = new ConcurrentHashMap<>();

    private CalendarDays() {}

    static CalendarDays of(Calendar calendar) {
        var known = KNOWN.get(calendar);
        if (known != null) {
            return known;
        }
        if (KNOWN.size() >= MOST_CALENDARS) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(calendar, _ -> new CalendarDays());
    }

    /** @param work gives the edges of these dates when they are not known */
    List<Edge> edges(LocalDate first, LocalDate last, Supplier<List<Edge>> work) {
        var range = new Range(first, last);
        var known = edges.get(range);
        if (known == null) {
            if (edges.size() >= MOST_RANGES) {
                edges.clear();
            }
            known = List.copyOf(work.get());
            edges.put(range, known);
        }
        return known;
    }
}
