package energy.switchpoint.programme;

import energy.switchpoint.clients.Calendar;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A charger's week: for each day its switch times. A level holds until the next switch time, over midnight too. */
public record Week(ZoneId zone, Map<DayOfWeek, List<SwitchTime>> days, List<Calendar.SpecialDay> specialDays)
        implements Serializable {

    /** Half-hours of a day. */
    public static final int SLOTS = 48;

    private static final int MINUTES_PER_SLOT = 30;

    public static Week of(Calendar calendar) {
        var days = new EnumMap<DayOfWeek, List<SwitchTime>>(DayOfWeek.class);
        for (var entry : calendar.entries()) {
            for (var day : entry.days()) {
                days.computeIfAbsent(dayOf(day), _ -> new ArrayList<>())
                        .add(new SwitchTime(LocalTime.parse(entry.at()), entry.levelPercent()));
            }
        }
        days.values().forEach(times -> times.sort(null));
        return new Week(
                ZoneId.of(calendar.timezone()),
                days,
                calendar.specialDays() == null ? List.of() : calendar.specialDays());
    }

    /** The same times every day. */
    public static Week daily(ZoneId zone, List<SwitchTime> times) {
        return new Week(zone, Map.of(), List.of()).with(List.of(DayOfWeek.values()), times);
    }

    public Week with(Collection<DayOfWeek> which, List<SwitchTime> times) {
        var changed = new EnumMap<DayOfWeek, List<SwitchTime>>(DayOfWeek.class);
        changed.putAll(days);
        which.forEach(day -> changed.put(day, times.stream().sorted().toList()));
        return new Week(zone, changed, specialDays);
    }

    public List<SwitchTime> on(DayOfWeek day) {
        return days.getOrDefault(day, List.of());
    }

    /** The rules to send: one line per time and level, for all the days that share it. */
    public Calendar calendar() {
        var lines = new LinkedHashMap<SwitchTime, List<String>>();
        for (var day : DayOfWeek.values()) {
            on(day).forEach(time -> lines.computeIfAbsent(time, _ -> new ArrayList<>())
                    .add(day.name().substring(0, 3)));
        }
        var all = new ArrayList<Calendar.Entry>();
        lines.forEach((time, on) -> all.add(new Calendar.Entry(on, time.at().toString(), time.levelPercent())));
        return new Calendar(zone.getId(), all, specialDays, null, null);
    }

    /** The level of each half-hour of a day, beginning at midnight. */
    public List<Integer> levels(DayOfWeek day) {
        return IntStream.range(0, SLOTS)
                .mapToObj(slot -> levelAt(day, LocalTime.MIDNIGHT.plusMinutes((long) slot * MINUTES_PER_SLOT)))
                .toList();
    }

    /** The level in force at a moment, special days included. */
    public int levelAt(Instant at) {
        var local = at.atZone(zone).toLocalDateTime();
        return specialLevel(local).orElseGet(() -> levelAt(local.getDayOfWeek(), local.toLocalTime()));
    }

    private Optional<Integer> specialLevel(LocalDateTime local) {
        return specialDays.stream()
                .filter(special -> special.date().equals(local.toLocalDate().toString()))
                .flatMap(special -> special.entries().stream())
                .filter(entry -> !LocalTime.parse(entry.at()).isAfter(local.toLocalTime()))
                .max((a, b) -> LocalTime.parse(a.at()).compareTo(LocalTime.parse(b.at())))
                .map(Calendar.DayEntry::levelPercent);
    }

    private int levelAt(DayOfWeek day, LocalTime time) {
        for (var back = 0; back <= DayOfWeek.values().length; back++) {
            var last = new ArrayList<>(on(day.minus(back)));
            if (back == 0) {
                last.removeIf(entry -> entry.at().isAfter(time));
            }
            if (!last.isEmpty()) {
                return last.getLast().levelPercent();
            }
        }
        return 0;
    }

    private static DayOfWeek dayOf(String threeLetters) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().startsWith(threeLetters))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such day: " + threeLetters));
    }
}
