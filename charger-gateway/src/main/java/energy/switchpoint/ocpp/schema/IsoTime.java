package energy.switchpoint.ocpp.schema;

/**
 * Whether a text is a time as ISO 8601 writes it, with or without an offset: everything {@code OffsetDateTime.parse} and
 * {@code LocalDateTime.parse} take, and nothing else worth speaking of, without their cost.
 */
final class IsoTime {

    private static final int LONGEST = 48;
    private static final int NOT = -1;
    private static final byte[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private IsoTime() {}

    static boolean is(String text) {
        int length = text.length();
        if (length < 16 || length > LONGEST) {
            return false;
        }
        int at = date(text);
        if (at == NOT || at >= length || (text.charAt(at) | 0x20) != 't') {
            return false;
        }
        at = clock(text, at + 1);
        return at != NOT && (at == length || offset(text, at));
    }

    /** Four digits of year; more, or fewer than none, only with a sign. Answers where the date ends. */
    private static int date(String text) {
        char first = text.charAt(0);
        boolean signed = first == '+' || first == '-';
        int from = signed ? 1 : 0;
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        int digits = end - from;
        if (digits < 4 || digits > (signed ? 10 : 4) || at(text, end) != '-' || at(text, end + 3) != '-') {
            return NOT;
        }
        int month = two(text, end + 1);
        int day = two(text, end + 4);
        if (month < 1 || month > 12 || day < 1 || day > DAYS[month - 1]) {
            return NOT;
        }
        return month == 2 && day == 29 && !isLeap(text, from, end) ? NOT : end + 6;
    }

    private static boolean isLeap(String text, int from, int end) {
        long year = 0;
        for (int i = from; i < end; i++) {
            year = year * 10 + (text.charAt(i) - '0');
        }
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    private static int clock(String text, int from) {
        int hour = two(text, from);
        int minute = two(text, from + 3);
        if (hour < 0 || hour > 23 || at(text, from + 2) != ':' || minute < 0 || minute > 59) {
            return NOT;
        }
        if (at(text, from + 5) != ':') {
            return from + 5;
        }
        int second = two(text, from + 6);
        if (second < 0 || second > 59) {
            return NOT;
        }
        int end = from + 8;
        if (at(text, end) != '.') {
            return end;
        }
        int digits = 0;
        end++;
        while (digits < 9 && isDigit(at(text, end))) {
            digits++;
            end++;
        }
        return end;
    }

    /** {@code Z}, or a sign and hours, minutes, seconds; the colons may be missing, as may be all after the hours. */
    private static boolean offset(String text, int from) {
        char sign = text.charAt(from);
        int length = text.length();
        if ((sign | 0x20) == 'z') {
            return from + 1 == length;
        }
        if (sign != '+' && sign != '-') {
            return false;
        }
        int digits = 0;
        for (int i = from + 1; i < length; i++) {
            char c = text.charAt(i);
            if (isDigit(c)) {
                digits++;
            } else if (c != ':' || !isDigit(text.charAt(i - 1)) || i + 1 == length) {
                return false;
            }
        }
        return digits >= 1 && digits <= 6;
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
