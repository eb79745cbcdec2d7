package energy.switchpoint.traces.entity;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a piece of work belongs: W3C Trace Context, level 1. The trace id stays the same from the request to the charger
 * and back; each step has a span id of its own.
 *
 * @param traceId 32 hexadecimal digits, not all zero
 * @param spanId 16 hexadecimal digits, not all zero
 */
public record Trace(String traceId, String spanId, boolean sampled) {

    public static final String HEADER = "traceparent";

    /** Versions above 00 may have more fields after these; ff is forbidden (§3.2.2). */
    private static final Pattern PARENT =
            Pattern.compile("(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    public Trace {
        if (isZero(traceId) || isZero(spanId)) {
            throw new IllegalArgumentException("a trace has ids that are not zero");
        }
    }

    /** The trace of a header; empty when it is missing or not as the standard wants it, so that a new one begins. */
    public static Optional<Trace> read(@Nullable String header) {
        var parts = PARENT.matcher(header == null ? "" : header.strip());
        if (!parts.matches()
                || isZero(parts.group(2))
                || isZero(parts.group(3))
                || parts.group(1).equals("00") && parts.group(5) != null) {
            return Optional.empty();
        }
        boolean sampled = (Integer.parseInt(parts.group(4), 16) & 1) == 1;
        return Optional.of(new Trace(parts.group(2), parts.group(3), sampled));
    }

    public static Trace begin() {
        return new Trace(hex(16), hex(8), true);
    }

    /** The same trace, one step further. */
    public Trace next() {
        return new Trace(traceId, hex(8), sampled);
    }

    public String header() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }

    private static boolean isZero(String digits) {
        return digits.chars().allMatch(c -> c == '0');
    }

    /** Trace ids need to be different, not secret. */
    private static String hex(int bytes) {
        var random = new byte[bytes];
        do {
            ThreadLocalRandom.current().nextBytes(random);
        } while (isZero(HexFormat.of().formatHex(random)));
        return HexFormat.of().formatHex(random);
    }
}
