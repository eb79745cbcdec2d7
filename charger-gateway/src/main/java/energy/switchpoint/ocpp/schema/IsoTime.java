package energy.switchpoint.ocpp.schema;

/**
 * Whether a text is a time as ISO 8601 writes it in its extended form, with or without an offset: everything that
 * {@code Payload} reads, and nothing else, without the cost of reading it. A year has four digits: longer ones need an
 * agreement (ISO 8601 §4.3.2), and no store keeps them.
 */
final class IsoTime {

    private static final int LONGEST = 40;
    private static final int NOT = -1;
    private static final byte[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int DATE_END = 10;

    /** As far from UTC as {@code ZoneOffset} goes. */
    private static final int FARTHEST_S = 18 * 3600;

    private IsoTime() {}

    static boolean is(String text) {
        int length = text.length();
        if (length < 16 || length > LONGEST || !isDate(text) || (text.charAt(DATE_END) | 0x20) != 't') {
            return false;
        }
        int at = clock(text, DATE_END + 1);
        return at != NOT && (at == length || isOffset(text, at));
    }

    private static boolean isDate(String text) {
        int century = two(text, 0);
        int year = two(text, 2);
        int month = two(text, 5);
        int day = two(text, 8);
        if (century < 0 || year < 0 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return false;
        }
        if (month < 1 || month > 12 || day < 1 || day > DAYS[month - 1]) {
            return false;
        }
        return month != 2 || day != 29 || isLeap(century * 100 + year);
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Where the time of day ends. A day may end at 24:00, a minute at its leap second, a fraction begin with a comma. */
    private static int clock(String text, int from) {
        int hour = two(text, from);
        int minute = two(text, from + 3);
        if (hour < 0 || hour > 24 || at(text, from + 2) != ':' || minute < 0 || minute > 59) {
            return NOT;
        }
        int second = 0;
        int end = from + 5;
        if (at(text, end) == ':') {
            second = two(text, from + 6);
            end = from + 8;
            if (second < 0 || second > 60) {
                return NOT;
            }
            if (at(text, end) == '.' || at(text, end) == ',') {
                if (hour == 24) {
                    return NOT;
                }
                end++;
                while (isDigit(at(text, end))) {
                    end++;
                }
            }
        }
        return hour == 24 && (minute > 0 || second > 0) ? NOT : end;
    }

    /** {@code Z}, or a sign and hours, minutes, seconds; with colons or without, and without what is zero at the end. */
    private static boolean isOffset(String text, int from) {
        char sign = text.charAt(from);
        int length = text.length();
        if ((sign | 0x20) == 'z') {
            return from + 1 == length;
        }
        int hours = two(text, from + 1);
        if ((sign != '+' && sign != '-') || hours < 0) {
            return false;
        }
        int at = from + 3;
        if (at == length) {
            return hours * 3600 <= FARTHEST_S;
        }
        int colon = text.charAt(at) == ':' ? 1 : 0;
        int minutes = two(text, at + colon);
        at += colon + 2;
        int seconds = at < length ? two(text, at + colon) : 0;
        if (at < length && (colon == 1) != (text.charAt(at) == ':')) {
            return false;
        }
        int end = at < length ? at + colon + 2 : at;
        return end == length
                && minutes >= 0
                && minutes < 60
                && seconds >= 0
                && seconds < 60
                && hours * 3600 + minutes * 60 + seconds <= FARTHEST_S;
    }

    private static int two(String text, int from) {
        char tens = at(text, from);
        char ones = at(text, from + 1);
        return isDigit(tens) && isDigit(ones) ? (tens - '0') * 10 + (ones - '0') : NOT;
    }

    private static char at(String text, int index) {
        return index < text.length() ? text.charAt(index) : 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
