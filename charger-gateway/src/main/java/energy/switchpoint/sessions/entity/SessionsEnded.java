package energy.switchpoint.sessions.entity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Vehicles are done or gone, at chargers where something was asked for "this session", which ends with it. Told in the
 * transaction that stores it.
 */
public record SessionsEnded(List<Ended> sessions) {
    public SessionsEnded {
        sessions = List.copyOf(sessions);
    }

    public record Ended(UUID chargepointId, Instant at) {}
}
