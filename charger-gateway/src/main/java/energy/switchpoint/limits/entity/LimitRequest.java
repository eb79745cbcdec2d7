package energy.switchpoint.limits.entity;

import energy.switchpoint.levels.entity.Direction;
import java.time.Instant;

/** What a network operator asks for. */
public record LimitRequest(
        String areaId,
        int levelPercent,
        Direction direction,
        Instant until,
        ReasonCode reasonCode,
        String reasonText,
        String triedFirst) {

    /** Of what is taken from the network. */
    public LimitRequest(
            String areaId,
            int levelPercent,
            Instant until,
            ReasonCode reasonCode,
            String reasonText,
            String triedFirst) {
        this(areaId, levelPercent, Direction.IMPORT, until, reasonCode, reasonText, triedFirst);
    }
}
