package energy.switchpoint.limits.entity;

import java.time.Instant;

/** What a network operator asks for. */
public record LimitRequest(
        String areaId, int levelPercent, Instant until, ReasonCode reasonCode, String reasonText, String triedFirst) {}
