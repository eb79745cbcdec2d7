package energy.switchpoint.simulator.vehicle.entity;

/**
 * A car at the cable. It takes its full power up to 80 % state of charge and then less and less, as lithium batteries do.
 *
 * @param batteryWh usable capacity
 * @param storedWh energy in the battery now
 * @param targetPercent where the driver told it to stop
 * @param maxW highest power of its on-board charger
 */
public record Vehicle(String name, double batteryWh, double storedWh, int targetPercent, double maxW) {

    /** Share of the energy at the cable that arrives in the battery. */
    public static final double EFFICIENCY = 0.92;

    /** State of charge from which the car takes less than its full power. */
    static final double TAPER_FROM = 0.8;

    /** Share of the full power that is left when the battery is full. */
    static final double TAPERED_SHARE = 0.15;

    public Vehicle {
        if (batteryWh <= 0 || maxW <= 0 || storedWh < 0 || targetPercent < 1 || targetPercent > 100) {
            throw new IllegalArgumentException("a vehicle has a battery, a charger and a target between 1 and 100 %");
        }
    }

    public double stateOfCharge() {
        return Math.min(1, storedWh / batteryWh);
    }

    public boolean isFull() {
        return stateOfCharge() >= targetPercent / 100.0;
    }

    /** The most it would take now, if the cable allowed it. */
    public double wantsW() {
        if (isFull()) {
            return 0;
        }
        var beyond = Math.max(0, stateOfCharge() - TAPER_FROM) / (1 - TAPER_FROM);
        return maxW * (1 - beyond * (1 - TAPERED_SHARE));
    }

    /** The car after this much energy came through the cable. */
    public Vehicle charged(double wattHours) {
        var stored = Math.min(batteryWh, storedWh + wattHours * EFFICIENCY);
        return new Vehicle(name, batteryWh, stored, targetPercent, maxW);
    }
}
