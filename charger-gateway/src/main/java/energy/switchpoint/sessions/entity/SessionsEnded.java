package energy.switchpoint.sessions.entity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Vehicles are done or gone. Ends what was asked for "this session". Told in the transaction that stores it. */
public record SessionsEnded(List<Ended> sessions) {
    public SessionsEnded {
        sessions = List.copyOf(sessions);
    }

    public record Ended(UUID chargepointId, Instant at) {}
}
