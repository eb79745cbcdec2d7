package energy.switchpoint.stream.entity;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event to be told. Without personal data: no cards, no names.
 *
 * @param organisation null = whoever holds command authority over the charger at that time
 */
public record NewEvent(
        @Nullable String organisation, @Nullable UUID chargepointId, EventKind kind, Instant at, JsonObject data) {

    public static NewEvent of(UUID chargepointId, EventKind kind, Instant at, JsonObject data) {
        return new NewEvent(null, chargepointId, kind, at, data);
    }
}
