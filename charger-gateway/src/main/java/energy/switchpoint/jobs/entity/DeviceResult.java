package energy.switchpoint.jobs.entity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of a job at one charger.
 *
 * @param offsetS random offset in seconds drawn for it
 * @param detail the device's own word, or why nothing was sent
 * @param requestId number under which the device tells how it goes on; null when it has none
 */
public record DeviceResult(
        UUID chargepointId,
        DeviceState state,
        @Nullable String detail,
        int offsetS,
        @Nullable Instant sentAt,
        @Nullable Instant answeredAt,
        @Nullable Integer requestId) {

    public DeviceResult(
            UUID chargepointId,
            DeviceState state,
            @Nullable String detail,
            int offsetS,
            @Nullable Instant sentAt,
            @Nullable Instant answeredAt) {
        this(chargepointId, state, detail, offsetS, sentAt, answeredAt, null);
    }
}
