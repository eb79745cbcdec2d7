package energy.switchpoint.twins.entity;

import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one layer of a charger has come.
 *
 * @param wanted fingerprint of what it must hold
 * @param accepted fingerprint of what the device accepted; null when that is not known
 */
public record SlotState(
        Slot slot,
        String wanted,
        @Nullable String accepted,
        int failures,
        @Nullable Instant nextTryAt) {

    public boolean isDone() {
        return wanted.equals(accepted);
    }

    public boolean mayTryAt(Instant at) {
        return nextTryAt == null || !nextTryAt.isAfter(at);
    }
}
