package energy.switchpoint.clients;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A charger's programme: a level holds from its time to the next switch time, over midnight too. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Calendar(
        String timezone,
        List<Entry> entries,
        @Nullable List<SpecialDay> specialDays,
        @Nullable SetBy setBy,
        @Nullable Instant setAt)
        implements Serializable {

    /** On these days at this time the level becomes this. Days as {@code MON}. */
    public record Entry(List<String> days, String at, int levelPercent) implements Serializable {}

    /** A day with its own switch times. */
    public record SpecialDay(String date, List<DayEntry> entries) implements Serializable {}

    /** A switch time of a special day. */
    public record DayEntry(String at, int levelPercent) implements Serializable {}

    /** Whose programme it is. */
    public record SetBy(
            String kind, @Nullable String id, @Nullable String name) implements Serializable {}

    /** What is sent to change it: the rules only, not who set it. */
    public Calendar onlyRules() {
        return new Calendar(timezone, entries, specialDays == null ? List.of() : specialDays, null, null);
    }
}
