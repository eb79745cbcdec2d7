package energy.switchpoint.sessions.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stretch of time: {@code from} belongs to it, {@code until} does not. */
public record Interval(Instant from, Instant until) {

    public static final Interval NEVER = new Interval(Instant.EPOCH, Instant.EPOCH);

    public boolean isEmpty() {
        return !from.isBefore(until);
    }

    public Interval within(Interval other) {
        return new Interval(later(from, other.from), until.isBefore(other.until) ? until : other.until);
    }

    /** Cut off before an instant, if there is one. */
    public Interval from(@Nullable Instant at) {
        return at == null ? this : new Interval(later(from, at), until);
    }

    /** Whether a stretch of time lies in this one from its beginning to its end. */
    public boolean covers(Interval other) {
        return !other.from.isBefore(from) && !other.until.isAfter(until);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
