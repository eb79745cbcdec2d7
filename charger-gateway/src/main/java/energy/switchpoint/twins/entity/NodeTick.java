package energy.switchpoint.twins.entity;

import java.time.Instant;

/** A second has passed; told on every node, for what each has to do by itself. What is done once for all: {@link Tick}. */
public record NodeTick(Instant at) {}
