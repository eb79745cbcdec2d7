package energy.switchpoint.twins.entity;

import java.time.Instant;

/**
 * A second has passed; whoever has something to do at a time looks now. Told on one node only, the one that has the fleet's
 * duties, so that it is done once; see {@link NodeTick} for what every node does.
 */
public record Tick(Instant at) {}
