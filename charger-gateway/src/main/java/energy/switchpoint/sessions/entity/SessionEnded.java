package energy.switchpoint.sessions.entity;

import java.time.Instant;
import java.util.UUID;

/** The vehicle is done or gone. Ends what was asked for "this session". Told in the transaction that stores it. */
public record SessionEnded(UUID chargepointId, Instant at) {}
