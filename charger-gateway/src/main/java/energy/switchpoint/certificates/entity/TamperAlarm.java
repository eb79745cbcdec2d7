package energy.switchpoint.certificates.entity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody opened or manipulated a charger (R092).
 *
 * @param kind the charger's word for it
 * @param times how often it said so since
 * @param acknowledgedBy the organisation that has looked at it; null = nobody yet
 */
public record TamperAlarm(
        UUID id,
        String kind,
        String detail,
        Instant since,
        Instant lastAt,
        int times,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable String acknowledgement) {}
