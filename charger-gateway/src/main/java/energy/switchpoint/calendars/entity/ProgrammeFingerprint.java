package energy.switchpoint.calendars.entity;

import energy.switchpoint.commands.entity.ChargerCommand.Period;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One value for a weekly programme as limits by local time, so that equal programmes are equal whenever they were read.
 * It is how a household can see that its programme came through a change of operator untouched.
 */
public final class ProgrammeFingerprint {

    /** How far ahead a programme is read so that every second of the week is in it once. */
    public static final Duration WEEK = Duration.ofDays(7);

    private static final long WEEK_S = WEEK.toSeconds();

    private ProgrammeFingerprint() {}

    /** @param periods limits from {@code start} on, as a device answered them for the coming {@link #WEEK} */
    public static String of(ZoneId zone, Instant start, List<Period> periods) {
        var byWeek = new ArrayList<Period>();
        var first = secondOfWeek(zone, start);
        for (var period : periods) {
            if (period.offsetS() < WEEK_S) {
                var second = (first + period.offsetS()) % WEEK_S;
                byWeek.add(new Period(second, period.limitW()));
            }
        }
        byWeek.sort(Comparator.comparingLong(Period::offsetS));
        return hash(text(byWeek));
    }

    private static String text(List<Period> byWeek) {
        var merged = new ArrayList<Period>();
        if (byWeek.getFirst().offsetS() != 0) {
            // Monday begins inside the period that is the last of the week.
            merged.add(new Period(0, byWeek.getLast().limitW()));
        }
        for (var period : byWeek) {
            if (merged.isEmpty() || merged.getLast().limitW() != period.limitW()) {
                merged.add(period);
            }
        }
        return merged.stream().map(p -> p.offsetS() + "=" + p.limitW()).collect(Collectors.joining(";"));
    }

    private static long secondOfWeek(ZoneId zone, Instant at) {
        var local = at.atZone(zone);
        return (local.getDayOfWeek().getValue() - 1) * Duration.ofDays(1).toSeconds()
                + local.toLocalTime().toSecondOfDay();
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-256", e);
        }
    }
}
