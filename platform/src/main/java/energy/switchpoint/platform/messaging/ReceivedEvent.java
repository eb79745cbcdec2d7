package energy.switchpoint.platform.messaging;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/** An event of another service, seen for the first time. Fired inside the transaction that marks it as seen. */
public record ReceivedEvent(UUID id, String type, UUID subject, Instant occurredAt, JsonObject data) {}
