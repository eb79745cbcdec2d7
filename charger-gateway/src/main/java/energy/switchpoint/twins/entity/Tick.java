package energy.switchpoint.twins.entity;

import java.time.Instant;

/** A second has passed; whoever has something to do at a time looks now. */
public record Tick(Instant at) {}
