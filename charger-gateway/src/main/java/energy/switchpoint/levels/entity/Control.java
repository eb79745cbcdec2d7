package energy.switchpoint.levels.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who controls a charger now and why, until when (R003): the one sentence the household reads.
 *
 * @param until empty when it ends with the charging session or goes on until replaced
 * @param offsetS the random offset that was drawn for this event
 * @param rule which rule decided the offset
 */
public record Control(
        ControlKind kind,
        Issuer issuer,
        String reason,
        Instant since,
        @Nullable Instant until,
        int offsetS,
        String rule) {}
