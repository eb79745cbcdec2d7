package energy.switchpoint.stream.entity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event of a tenant's stream.
 *
 * @param id counts up over all tenants; a reader goes on after the last it has
 * @param data a JSON object
 */
public record TenantEvent(long id, @Nullable UUID chargepointId, EventKind kind, Instant at, String data) {}
