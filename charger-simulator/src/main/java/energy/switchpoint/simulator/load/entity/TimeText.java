package energy.switchpoint.simulator.load.entity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The time as {@code 2026-11-22T16:00:00.000Z}, formatted once a second. */
public final class TimeText {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final int MILLIS_AT = 20;

    private byte[] text = {};
    private long second = -1;

    /** Valid until the next call. */
    public byte[] of(long epochMillis) {
        if (epochMillis / 1000 != second) {
            second = epochMillis / 1000;
            text = FORMAT.format(Instant.ofEpochMilli(epochMillis)).getBytes(StandardCharsets.US_ASCII);
        }
        Template.digits(text, MILLIS_AT, 3, epochMillis % 1000, (byte) '0');
        return text;
    }
}
