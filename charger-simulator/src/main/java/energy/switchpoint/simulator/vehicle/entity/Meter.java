package energy.switchpoint.simulator.vehicle.entity;

import java.time.Duration;

/** The meter in the charger: an energy register that only ever rises, and the power through it. */
public final class Meter {

    /** Seconds a car takes to follow a new limit; IEC 61851-1 allows five. */
    private static final double SETTLES_WITHIN_S = 2;

    private double energyWh;
    private double powerW;

    public Meter(double energyWh) {
        this.energyWh = energyWh;
    }

    /** Lets time pass while the car heads for this power. */
    public double advance(Duration time, double towardsW, double ratingW) {
        var seconds = Math.max(0, time.toNanos() / 1e9);
        var step = ratingW / SETTLES_WITHIN_S * seconds;
        var before = powerW;
        powerW = Math.abs(towardsW - powerW) <= step ? towardsW : powerW + Math.signum(towardsW - powerW) * step;
        var wattHours = (before + powerW) / 2 * seconds / 3600;
        energyWh += wattHours;
        return wattHours;
    }

    public void cut() {
        powerW = 0;
    }

    /** The register in whole watt-hours, as it is read out. */
    public long registerWh() {
        return (long) Math.floor(energyWh);
    }

    public double energyWh() {
        return energyWh;
    }

    public double powerW() {
        return powerW;
    }
}
