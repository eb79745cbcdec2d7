package energy.switchpoint.calendars.entity;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The load programme of one charger, in the local time of the place where it hangs. A level holds from its time to the
 * next switch time, over midnight too. A special day replaces the entries of its date. A level below zero gives power back to
 * the network (R011, R025).
 */
public record Calendar(ZoneId timezone, List<Entry> entries, List<SpecialDay> specialDays) {

    private static final int MOST_ENTRIES = 100;
    private static final int MOST_SPECIAL_DAYS = 100;

    /** Every day of a week and the night before it: enough to find the level that came in from before. */
    private static final int DAYS_AROUND = 9;

    /** A level that starts at a local time on each of these days. */
    public record Entry(Set<DayOfWeek> days, LocalTime at, int levelPercent) {
        public Entry {
            if (days.isEmpty()) {
                throw new IllegalArgumentException("an entry names at least one day");
            }
            days = EnumSet.copyOf(days);
            requireTimeAndLevel(at, levelPercent);
        }
    }

    /** One date with entries of its own; without entries the level from before simply goes on. */
    public record SpecialDay(LocalDate date, List<Switch> entries) {
        public SpecialDay {
            entries = List.copyOf(entries);
            requireDistinct(entries.stream().map(Switch::at).toList(), "special day " + date);
        }
    }

    /** A level that starts at a local time of a special day. */
    public record Switch(LocalTime at, int levelPercent) {
        public Switch {
            requireTimeAndLevel(at, levelPercent);
        }
    }

    public Calendar {
        entries = List.copyOf(entries);
        specialDays = List.copyOf(specialDays);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a calendar has at least one entry");
        }
        if (entries.size() > MOST_ENTRIES || specialDays.size() > MOST_SPECIAL_DAYS) {
            throw new IllegalArgumentException(
                    "a calendar has at most %d entries and %d special days".formatted(MOST_ENTRIES, MOST_SPECIAL_DAYS));
        }
        for (var day : DayOfWeek.values()) {
            var times = entries.stream()
                    .filter(e -> e.days().contains(day))
                    .map(Entry::at)
                    .toList();
            requireDistinct(times, day.toString());
        }
        requireDistinct(specialDays.stream().map(SpecialDay::date).toList(), "special days");
    }

    /** The same local times in another place. */
    public Calendar in(ZoneId place) {
        return place.equals(timezone) ? this : new Calendar(place, entries, specialDays);
    }

    /** Whether it ever asks for power to be given back. */
    public boolean exports() {
        return entries.stream().anyMatch(e -> e.levelPercent() < 0)
                || specialDays.stream().flatMap(d -> d.entries().stream()).anyMatch(s -> s.levelPercent() < 0);
    }

    /** The change of level that is in force at this instant. */
    public Edge inForce(Instant at) {
        return inForce(changesAround(at), at);
    }

    /** The next change of level after this instant; empty when the level never changes. */
    public Optional<Edge> nextAfter(Instant at) {
        return nextAfter(changesAround(at), at);
    }

    static Edge inForce(List<Edge> changes, Instant at) {
        return changes.reversed().stream()
                .filter(e -> !e.at().isAfter(at))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no level in force at " + at));
    }

    static Optional<Edge> nextAfter(List<Edge> changes, Instant at) {
        return changes.stream().filter(e -> e.at().isAfter(at)).findFirst();
    }

    /** Real changes of level, oldest first, from some days before to some days after this instant. */
    List<Edge> changesAround(Instant at) {
        var today = at.atZone(timezone).toLocalDate();
        return changesBetween(today, today);
    }

    /** The same for a range of dates, both included. */
    List<Edge> changesBetween(LocalDate first, LocalDate last) {
        return CalendarDays.of(this).edges(first, last, () -> workedOut(first, last));
    }

    private List<Edge> workedOut(LocalDate first, LocalDate last) {
        var all = new ArrayList<Edge>();
        for (var date = first.minusDays(DAYS_AROUND + quietDays());
                !date.isAfter(last.plusDays(DAYS_AROUND));
                date = date.plusDays(1)) {
            all.addAll(edgesOn(date));
        }
        return onlyChanges(all);
    }

    /** Special days can silence a week and more; look so much further back. */
    private int quietDays() {
        return specialDays.size();
    }

    private static List<Edge> onlyChanges(List<Edge> all) {
        var changes = new ArrayList<Edge>();
        for (var edge : all) {
            if (changes.isEmpty() || changes.getLast().levelPercent() != edge.levelPercent()) {
                changes.add(edge);
            }
        }
        return changes;
    }

    private List<Edge> edgesOn(LocalDate date) {
        return special(date)
                .map(day -> day.entries().stream()
                        .map(s -> new Edge(instantOf(date, s.at()), s.levelPercent(), date + " " + s.at()))
                        .sorted()
                        .toList())
                .orElseGet(() -> entries.stream()
                        .filter(e -> e.days().contains(date.getDayOfWeek()))
                        .map(e -> new Edge(
                                instantOf(date, e.at()), e.levelPercent(), weeklyKey(date.getDayOfWeek(), e.at())))
                        .sorted()
                        .toList());
    }

    static String weeklyKey(DayOfWeek day, LocalTime at) {
        return day + " " + at;
    }

    Optional<SpecialDay> special(LocalDate date) {
        return specialDays.stream().filter(d -> d.date().equals(date)).findFirst();
    }

    /** A local time that the summer-time change skips takes effect at the change; one that comes twice, the first time. */
    private Instant instantOf(LocalDate date, LocalTime time) {
        var local = date.atTime(time);
        var transition = timezone.getRules().getTransition(local);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : local.atZone(timezone).toInstant();
    }

    private static void requireTimeAndLevel(LocalTime at, int levelPercent) {
        if (at.getSecond() != 0 || at.getNano() != 0) {
            throw new IllegalArgumentException("switch times are whole minutes, not " + at);
        }
        if (levelPercent < -100 || levelPercent > 100) {
            throw new IllegalArgumentException("a level is -100 to 100 percent, not " + levelPercent);
        }
    }

    private static void requireDistinct(List<?> values, String where) {
        if (new HashSet<>(values).size() != values.size()) {
            throw new IllegalArgumentException("two entries at the same time: " + where);
        }
    }
}
