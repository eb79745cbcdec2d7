package energy.switchpoint.curtailment;

import energy.switchpoint.clients.Named;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A supply limit as its record tells it: who, where, why, when, and what it did. Powers in watts. */
public record Limit(
        String id,
        Named dso,
        Named area,
        int levelPercent,
        String reasonCode,
        @Nullable String reasonText,
        @Nullable String triedFirst,
        Instant issuedAt,
        Instant until,
        @Nullable Instant releasedAt,
        String state,
        int chargers,
        int reached,
        int obeyed,
        int idle,
        int notReached,
        int refused,
        long powerBeforeW,
        @Nullable Long powerAfterW,
        @Nullable Long verifiedReliefW,
        String verification,
        @Nullable Integer releaseWindowS,
        @Nullable String direction)
        implements Serializable {

    /** What chargers take from the network. */
    public static final String IMPORT = "IMPORT";

    /** What chargers give back to it. */
    public static final String EXPORT = "EXPORT";

    public boolean limitsExport() {
        return EXPORT.equals(direction);
    }

    public boolean isActive() {
        return state.equals("ACTIVE");
    }

    public Instant endedAt() {
        return releasedAt == null ? until : releasedAt;
    }
}
