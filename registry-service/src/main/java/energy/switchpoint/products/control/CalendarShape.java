package energy.switchpoint.products.control;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Whether a calendar is one that the gateway can follow: {@code docs/services.md} has its shape. */
public final class CalendarShape {

    private static final Set<String> DAYS = Set.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
    private static final int MOST = 100;

    private CalendarShape() {}

    /** Empty when it is right. */
    public static Optional<String> wrong(JsonObject calendar) {
        try {
            check(calendar);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e.getMessage() == null ? "a field is missing or of the wrong type" : e.getMessage());
        }
    }

    private static void check(JsonObject calendar) {
        only(calendar, Set.of("timezone", "entries", "specialDays"));
        ZoneId.of(calendar.getString("timezone"));
        var entries = calendar.getJsonArray("entries");
        require(!entries.isEmpty() && entries.size() <= MOST, "a calendar has 1 to 100 entries");
        var taken = new HashSet<String>();
        for (var entry : entries.getValuesAs(JsonObject.class)) {
            only(entry, Set.of("days", "at", "levelPercent"));
            var days = entry.getJsonArray("days").getValuesAs(JsonString.class);
            require(!days.isEmpty(), "an entry names at least one day");
            for (var day : days) {
                require(DAYS.contains(day.getString()), "days are MON to SUN");
                require(taken.add(day.getString() + time(entry)), "two entries at the same time");
            }
            level(entry);
        }
        if (calendar.containsKey("specialDays")) {
            specialDays(calendar.getJsonArray("specialDays"));
        }
    }

    private static void specialDays(JsonArray days) {
        require(days.size() <= MOST, "a calendar has at most 100 special days");
        var taken = new HashSet<String>();
        for (var day : days.getValuesAs(JsonObject.class)) {
            only(day, Set.of("date", "entries"));
            var date = LocalDate.parse(day.getString("date")).toString();
            require(taken.add(date), "a special day comes once");
            for (var entry : day.getJsonArray("entries").getValuesAs(JsonObject.class)) {
                only(entry, Set.of("at", "levelPercent"));
                require(taken.add(date + time(entry)), "two entries at the same time");
                level(entry);
            }
        }
    }

    private static LocalTime time(JsonObject entry) {
        var time = LocalTime.parse(entry.getString("at"));
        require(time.getSecond() == 0 && time.getNano() == 0, "switch times are whole minutes");
        return time;
    }

    private static void level(JsonObject entry) {
        var level = entry.getJsonNumber("levelPercent").intValueExact();
        require(level >= -100 && level <= 100, "a level is -100 to 100 percent");
    }

    private static void only(JsonObject json, Set<String> known) {
        json.keySet().forEach(name -> require(known.contains(name), "unknown field " + name));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
