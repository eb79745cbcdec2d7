package energy.switchpoint.needs.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Energy that a household wants in its car by the time it leaves (R030).
 *
 * @param energyWh wanted from {@code saidAt} on
 * @param maxW the most the car takes; null = as much as the charger gives
 * @param chargedWh of it, by the charger's meter so far
 */
public record EnergyNeed(
        long energyWh, Instant departure, @Nullable Long maxW, Instant saidAt, long chargedWh) {

    public long remainingWh() {
        return Math.max(0, energyWh - chargedWh);
    }
}
