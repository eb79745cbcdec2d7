package energy.switchpoint.faults.entity;

import energy.switchpoint.products.entity.FaultRule;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One fault of one charger, from when it happened until charging may go on.
 *
 * @param byMonitor told as a change of something the charger watches, not as a connector's status
 * @param clearedAt when the charger said that it is gone
 * @param resumeAt when charging may go on by itself, random offset included
 * @param confirmedBy an organisation, or {@code OWNER}
 */
public record ChargerFault(
        UUID id,
        UUID chargepointId,
        int connector,
        boolean byMonitor,
        FaultRule rule,
        @Nullable String vendorCode,
        State state,
        Instant raisedAt,
        @Nullable Instant clearedAt,
        @Nullable Instant resumeAt,
        int offsetS,
        @Nullable String offsetRule,
        @Nullable Instant confirmedAt,
        @Nullable String confirmedBy,
        @Nullable String found) {

    /** Longer than any charger waits, and short enough for a device to count in seconds. */
    private static final Duration WITHOUT_END = Duration.ofDays(3650);

    /** How far a fault has come. */
    public enum State {
        ACTIVE,
        /** Gone; charging goes on by itself at a time. */
        WAITING,
        /** Gone; the household or the operator must say that charging may go on. */
        ASKING,
        /** Gone as far as the charger knows; a person must have found and removed the cause. */
        BLOCKED,
        OVER;

        public static State after(FaultRule.Restart restart) {
            return switch (restart) {
                case AUTO -> WAITING;
                case ASK -> ASKING;
                case NEVER -> BLOCKED;
            };
        }
    }

    /** Until when the charger is held, without the random offset. */
    public Instant heldUntil() {
        return resumeAt == null ? raisedAt.plus(WITHOUT_END) : resumeAt.minusSeconds(offsetS);
    }
}
