package energy.switchpoint.simulator.load.entity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** A message written once, with gaps of fixed width: sending it is copying it and filling the gaps. */
final class Template {

    private static final Pattern GAP = Pattern.compile("%([a-z]+)%");

    private final byte[] text;
    private final int[] places = new int[Slot.values().length];

    private Template(byte[] text) {
        this.text = text;
    }

    /** @param pattern JSON with gaps such as {@code %meter%}, each at most once */
    static Template of(String pattern) {
        var places = new int[Slot.values().length];
        Arrays.fill(places, -1);
        var text = new StringBuilder();
        var gaps = GAP.matcher(pattern);
        while (gaps.find()) {
            var slot = Slot.valueOf(gaps.group(1).toUpperCase(Locale.ROOT));
            gaps.appendReplacement(text, "");
            places[slot.ordinal()] = text.length();
            text.repeat(' ', slot.width());
        }
        gaps.appendTail(text);
        var template = new Template(text.toString().getBytes(StandardCharsets.US_ASCII));
        System.arraycopy(places, 0, template.places, 0, places.length);
        return template;
    }

    int length() {
        return text.length;
    }

    void copyTo(byte[] target, int at) {
        System.arraycopy(text, 0, target, at, text.length);
    }

    /** Does nothing when the message has no such gap. */
    void fill(byte[] target, int at, Slot slot, byte[] value) {
        int place = places[slot.ordinal()];
        if (place >= 0) {
            System.arraycopy(value, 0, target, at + place, slot.width());
        }
    }

    /** A number with zeros before it; for {@link Slot#TRANSACTION} with blanks, as JSON knows no leading zeros. */
    void fill(byte[] target, int at, Slot slot, long value) {
        int place = places[slot.ordinal()];
        if (place >= 0) {
            digits(target, at + place, slot.width(), value, slot == Slot.TRANSACTION ? (byte) ' ' : (byte) '0');
        }
    }

    static void digits(byte[] target, int at, int width, long value, byte before) {
        long left = value;
        for (int i = at + width - 1; i >= at; i--) {
            target[i] = left == 0 && i < at + width - 1 ? before : (byte) ('0' + left % 10);
            left /= 10;
        }
    }
}
