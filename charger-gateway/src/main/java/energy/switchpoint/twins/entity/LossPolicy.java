package energy.switchpoint.twins.entity;

import energy.switchpoint.calendars.entity.SetCalendar.SetBy;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a charger is to do once it has been out of contact for some time (R026, R027).
 *
 * @param after how long it keeps its programme in any case
 * @param setBy null = nobody has set one
 */
public record LossPolicy(
        Kind kind,
        Duration after,
        @Nullable SetBy setBy,
        @Nullable Instant setAt,
        long version) {

    public static final Duration SHORTEST = Duration.ofMinutes(1);
    public static final Duration LONGEST = Duration.ofDays(7);

    /** A charger never loses its programme unless somebody wants it so. */
    public static final LossPolicy NONE_SET = new LossPolicy(Kind.KEEP, Duration.ofHours(1), null, null, 0);

    public enum Kind {
        /** It goes on with the programme it holds. */
        KEEP,
        /** It repeats the day before, day by day. */
        PREVIOUS_DAY,
        /** It goes over to the rule pack's default hours. */
        DEFAULT_MODE
    }
}
