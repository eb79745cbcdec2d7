package energy.switchpoint.calendars.entity;

import energy.switchpoint.platform.json.JsonFactories;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The calendar as JSON: the one shape for the API, the database and rule packs. */
public final class CalendarJson {

    private static final Set<String> CALENDAR_FIELDS = Set.of("timezone", "entries", "specialDays");
    private static final Set<String> ENTRY_FIELDS = Set.of("days", "at", "levelPercent");
    private static final Set<String> SPECIAL_DAY_FIELDS = Set.of("date", "entries");
    private static final Set<String> SWITCH_FIELDS = Set.of("at", "levelPercent");

    /** What came of reading a calendar that somebody sent. */
    public sealed interface Reading {
        record Valid(Calendar calendar) implements Reading {}

        /** @param why what is wrong, in words the sender can act on */
        record Invalid(String why) implements Reading {}
    }

    private CalendarJson() {}

    public static Reading read(JsonObject json) {
        try {
            return new Reading.Valid(calendar(json));
        } catch (RuntimeException e) {
            // Whatever a JSON or time parser throws here is the sender's mistake, not ours.
            return new Reading.Invalid(
                    e.getMessage() == null ? "a field is missing or of the wrong type" : e.getMessage());
        }
    }

    /** For calendars we wrote ourselves. */
    public static Calendar readOwn(JsonObject json) {
        return switch (read(json)) {
            case Reading.Valid(var calendar) -> calendar;
            case Reading.Invalid(var why) -> throw new IllegalStateException("stored calendar: " + why);
        };
    }

    public static JsonObject write(Calendar calendar) {
        var specialDays = JsonFactories.BUILD.createArrayBuilder();
        calendar.specialDays()
                .forEach(d -> specialDays.add(JsonFactories.BUILD
                        .createObjectBuilder()
                        .add("date", d.date().toString())
                        .add("entries", switches(d.entries()))));
        var entries = JsonFactories.BUILD.createArrayBuilder();
        calendar.entries()
                .forEach(e -> entries.add(JsonFactories.BUILD
                        .createObjectBuilder()
                        .add("days", days(e.days()))
                        .add("at", e.at().toString())
                        .add("levelPercent", e.levelPercent())));
        return JsonFactories.BUILD
                .createObjectBuilder()
                .add("timezone", calendar.timezone().getId())
                .add("entries", entries)
                .add("specialDays", specialDays)
                .build();
    }

    private static Calendar calendar(JsonObject json) {
        requireOnly(json, CALENDAR_FIELDS);
        return new Calendar(
                ZoneId.of(text(json, "timezone")),
                array(json, "entries").getValuesAs(JsonObject.class).stream()
                        .map(CalendarJson::entry)
                        .toList(),
                json.containsKey("specialDays")
                        ? array(json, "specialDays").getValuesAs(JsonObject.class).stream()
                                .map(CalendarJson::specialDay)
                                .toList()
                        : List.of());
    }

    private static Calendar.Entry entry(JsonObject json) {
        requireOnly(json, ENTRY_FIELDS);
        var days = array(json, "days").stream().map(CalendarJson::day).collect(Collectors.toSet());
        return new Calendar.Entry(days, LocalTime.parse(text(json, "at")), level(json));
    }

    private static Calendar.SpecialDay specialDay(JsonObject json) {
        requireOnly(json, SPECIAL_DAY_FIELDS);
        return new Calendar.SpecialDay(
                LocalDate.parse(text(json, "date")),
                array(json, "entries").getValuesAs(JsonObject.class).stream()
                        .map(CalendarJson::aSwitch)
                        .toList());
    }

    private static Calendar.Switch aSwitch(JsonObject json) {
        requireOnly(json, SWITCH_FIELDS);
        return new Calendar.Switch(LocalTime.parse(text(json, "at")), level(json));
    }

    private static DayOfWeek day(JsonValue value) {
        var name = value instanceof jakarta.json.JsonString string ? string.getString() : value.toString();
        return Arrays.stream(DayOfWeek.values())
                .filter(d -> shortName(d).equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("days are MON, TUE, WED, THU, FRI, SAT, SUN, not " + name));
    }

    private static String shortName(DayOfWeek day) {
        return day.name().substring(0, 3);
    }

    private static JsonArrayBuilder days(Set<DayOfWeek> days) {
        var array = JsonFactories.BUILD.createArrayBuilder();
        days.stream().sorted().forEach(d -> array.add(shortName(d)));
        return array;
    }

    private static JsonArrayBuilder switches(List<Calendar.Switch> switches) {
        var array = JsonFactories.BUILD.createArrayBuilder();
        switches.forEach(s -> array.add(JsonFactories.BUILD
                .createObjectBuilder()
                .add("at", s.at().toString())
                .add("levelPercent", s.levelPercent())));
        return array;
    }

    private static String text(JsonObject json, String name) {
        if (!(json.get(name) instanceof jakarta.json.JsonString string)) {
            throw new IllegalArgumentException(name + " is missing or not text");
        }
        return string.getString();
    }

    private static JsonArray array(JsonObject json, String name) {
        if (!(json.get(name) instanceof JsonArray array)) {
            throw new IllegalArgumentException(name + " is missing or not a list");
        }
        return array;
    }

    private static int level(JsonObject json) {
        if (!(json.get("levelPercent") instanceof jakarta.json.JsonNumber number) || !number.isIntegral()) {
            throw new IllegalArgumentException("levelPercent is missing or not a whole number");
        }
        return number.intValueExact();
    }

    private static void requireOnly(JsonObject json, Set<String> known) {
        json.keySet().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("unknown field " + name);
        });
    }
}
