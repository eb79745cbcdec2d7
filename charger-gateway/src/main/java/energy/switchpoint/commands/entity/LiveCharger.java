package energy.switchpoint.commands.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a connected charger where its socket is. All times are by that node's clock.
 *
 * @param at when it was looked at
 * @param credentialId what it proved itself with
 * @param since when its connection was opened
 * @param firmware as told at its last boot; null when it did not boot since that node runs
 */
public record LiveCharger(
        Instant at,
        UUID credentialId,
        Instant since,
        @Nullable Instant clockSeenAt,
        @Nullable Duration clockOffset,
        @Nullable Instant meterHeardAt,
        @Nullable Long energyWh,
        @Nullable String firmware) {

    /** Whether this is the same connection at another time. */
    public boolean isStill(LiveCharger other) {
        return since.equals(other.since) && credentialId.equals(other.credentialId);
    }

    /** The clock's offset, if it was seen at or after this instant. */
    public Optional<Duration> clockOffsetSince(Instant from) {
        return clockSeenAt == null || clockSeenAt.isBefore(from) ? Optional.empty() : Optional.ofNullable(clockOffset);
    }

    /** The energy register, if it was told at or after this instant. */
    public Optional<Long> energySince(Instant from) {
        return meterHeardAt == null || meterHeardAt.isBefore(from) ? Optional.empty() : Optional.ofNullable(energyWh);
    }
}
