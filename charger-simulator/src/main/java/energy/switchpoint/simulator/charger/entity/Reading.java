package energy.switchpoint.simulator.charger.entity;

import java.time.Instant;

/** The meter and the offer, read at one moment. */
public record Reading(Instant at, long energyWh, long powerW, double amps, double volts, long offeredW) {}
