package energy.switchpoint.limits.entity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A network operator's limit on all chargers of an area for a time (R040). */
public record SupplyLimit(
        UUID id,
        NamedParty dso,
        NamedParty area,
        int levelPercent,
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
