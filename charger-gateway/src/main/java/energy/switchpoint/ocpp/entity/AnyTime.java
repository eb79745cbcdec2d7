package energy.switchpoint.ocpp.entity;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times that few chargers write: with an offset in any of its forms ({@code +01}, {@code +0100}, {@code +01:00}),
 * without one (then it is UTC), with a comma or more than nine digits in the fraction, 24:00, or a leap second.
 */
final class AnyTime {

    private static final int CLOCK = 11;
    private static final int LONGEST_FRACTION = 9;

    private AnyTime() {}

    /** Null for a text that is no time. */
    static @Nullable Instant read(String text) {
        int end = clockEnd(text);
        if (end <= CLOCK || text.charAt(0) == '+' || text.charAt(0) == '-') {
            return null;
        }
        var offset = offset(text.substring(end));
        if (offset == null) {
            return null;
        }
        boolean endOfDay = text.startsWith("24:00", CLOCK);
        try {
            var local = LocalDateTime.parse(usual(endOfDay ? text.replaceFirst("24:00", "00:00") : text, end));
            return (endOfDay ? local.plusDays(1) : local).toInstant(offset);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** As {@link LocalDateTime#parse} takes it; a leap second becomes the one before it, as clocks without them show. */
    private static String usual(String text, int end) {
        var clock = text.substring(0, end).replace(',', '.');
        int point = clock.indexOf('.');
        if (point > 0 && clock.length() - point - 1 > LONGEST_FRACTION) {
            clock = clock.substring(0, point + 1 + LONGEST_FRACTION);
        }
        return clock.startsWith(":60", CLOCK + 5)
                ? clock.substring(0, CLOCK + 5) + ":59" + clock.substring(CLOCK + 8)
                : clock;
    }

    private static int clockEnd(String text) {
        for (int i = CLOCK; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '+' || c == '-' || c == 'Z' || c == 'z') {
                return i;
            }
        }
        return text.length();
    }

    private static @Nullable ZoneOffset offset(String text) {
        if (text.isEmpty() || text.equalsIgnoreCase("Z")) {
            return ZoneOffset.UTC;
        }
        try {
            // ZoneOffset itself reads every form but a mixture of them
            return ZoneOffset.of(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
