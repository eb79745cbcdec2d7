package energy.switchpoint.limits.entity;

import energy.switchpoint.levels.entity.Direction;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A network operator's limit on all chargers of an area for a time (R040).
 *
 * @param levelPercent how much it lets through in its direction
 * @param direction what it limits: import, or export (R011)
 */
public record SupplyLimit(
        UUID id,
        NamedParty dso,
        NamedParty area,
        int levelPercent,
        Direction direction,
        ReasonCode reasonCode,
        String reasonText,
        String triedFirst,
        Instant issuedAt,
        Instant until,
        @Nullable Instant releasedAt,
        State state,
        String rulePack,
        int releaseWindowS,
        long version) {

    public enum State {
        ACTIVE,
        RELEASED,
        ENDED
    }

    /** An organisation or area, by id and name. */
    public record NamedParty(String id, String name) {}
}
