package energy.switchpoint.ocpp.entity;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads times as nearly all chargers write them, {@code 2027-03-01T12:00:00Z} and {@code 2027-03-01T12:00:00.123Z}, at a
 * tenth of the cost of a parser that reads all of ISO 8601.
 */
final class UsualTime {

    private static final int SECONDS_END = 19;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int LONGEST_FRACTION = 9;

    private UsualTime() {}

    /** Null for a time that is written in any other way, or is none. */
    static @Nullable Instant read(String text) {
        int length = text.length();
        if (length < SECONDS_END + 1
                || length > SECONDS_END + 2 + LONGEST_FRACTION
                || text.charAt(length - 1) != 'Z'
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, SECONDS_END);
        int nanos = length == SECONDS_END + 1 ? 0 : fraction(text, length - 1);
        if (year < 0
                || month < 1
                || month > 12
                || day < 1
                || day > 28
                || hour < 0
                || hour > 23
                || minute < 0
                || minute > 59
                || second < 0
                || second > 59
                || nanos < 0) {
            return null;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(days * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second, nanos);
    }

    /** Negative when it is no number. */
    private static int number(String text, int from, int until) {
        int number = 0;
        for (int i = from; i < until; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static int fraction(String text, int until) {
        if (text.charAt(SECONDS_END) != '.' || until == SECONDS_END + 1) {
            return -1;
        }
        int nanos = number(text, SECONDS_END + 1, until);
        for (int digits = until - SECONDS_END - 1; digits < LONGEST_FRACTION && nanos > 0; digits++) {
            nanos *= 10;
        }
        return nanos;
    }
}
