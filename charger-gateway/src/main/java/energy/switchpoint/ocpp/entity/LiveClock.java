package energy.switchpoint.ocpp.entity;

import energy.switchpoint.commands.entity.ChargerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Decides whether a time in a message tells what the charger's clock shows now, or is the time of something long past. */
public final class LiveClock {

    /** Meter values may have waited for a connection; older than this they say nothing about the clock. */
    private static final Duration RECENT = Duration.ofMinutes(5);

    /** A clock that is a little fast; what it measured is not from the future for that. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** Older than the longest kept half-hours (13 months): the clock was never set, 1970 and 2000 are usual. */
    private static final Duration OLDEST = Duration.ofDays(400);

    private LiveClock() {}

    /**
     * When it happened, by a charger whose clock may be wrong: nothing has happened in the future, and nothing is told of
     * so long ago. Such a time would stand before every later reading of a register, or outside of what is kept; the time
     * it was heard takes its place, and the clock is flagged by what {@link #seen} and {@link #seenIfRecent} tell of it.
     */
    public static Instant happened(Instant written, Instant heard) {
        return isPlausible(written, heard) ? written : heard;
    }

    private static boolean isPlausible(Instant written, Instant heard) {
        return !written.isAfter(heard.plus(AHEAD)) && !written.isBefore(heard.minus(OLDEST));
    }

    public static ChargerEvent seen(UUID chargepointId, Instant now, Instant written) {
        return new ChargerEvent.ClockSeen(chargepointId, now, written);
    }

    /** What cannot be when it was measured tells what the clock shows, too. */
    public static Optional<ChargerEvent> seenIfRecent(UUID chargepointId, Instant now, Instant written) {
        return Duration.between(written, now).abs().compareTo(RECENT) < 0 || !isPlausible(written, now)
                ? Optional.of(seen(chargepointId, now, written))
                : Optional.empty();
    }
}
