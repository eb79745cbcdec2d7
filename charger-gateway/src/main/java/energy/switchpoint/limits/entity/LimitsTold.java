package energy.switchpoint.limits.entity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Chargers that have processed a limit, or for which one has ended. Fired in the transaction that notes it. */
public record LimitsTold(List<Told> chargers) {

    public LimitsTold {
        chargers = List.copyOf(chargers);
    }

    /** @param at when it was processed, or when it ended with the charger's own offset of {@code releaseOffsetS} */
    public record Told(UUID limitId, UUID chargepointId, boolean ended, Instant at, int releaseOffsetS) {}
}
