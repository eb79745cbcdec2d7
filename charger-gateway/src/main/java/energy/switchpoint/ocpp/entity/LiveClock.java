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

    private LiveClock() {}

    public static ChargerEvent seen(UUID chargepointId, Instant now, Instant written) {
        return new ChargerEvent.ClockSeen(chargepointId, now, written);
    }

    public static Optional<ChargerEvent> seenIfRecent(UUID chargepointId, Instant now, Instant written) {
        return Duration.between(written, now).abs().compareTo(RECENT) < 0
                ? Optional.of(seen(chargepointId, now, written))
                : Optional.empty();
    }
}
