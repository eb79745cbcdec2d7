package energy.switchpoint.sessions.entity;

import java.time.Instant;

/** What an energy register showed at an instant. Registers only count up. */
public record RegisterReading(Instant at, long registerWh) {}
