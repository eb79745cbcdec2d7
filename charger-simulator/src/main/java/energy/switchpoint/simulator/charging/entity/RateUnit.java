package energy.switchpoint.simulator.charging.entity;

/** The unit a schedule counts in: watts over all phases, or amperes per phase. */
public enum RateUnit {
    W,
    A;

    /** Nominal voltage between phase and neutral, EN 50160. */
    public static final int VOLTS = 230;

    public double toWatts(double value, int phases) {
        return this == W ? value : value * VOLTS * phases;
    }

    /** Rounded down, to whole watts or tenths of an ampere, so that a limit read back is never above the one in force. */
    public double fromWatts(double watts, int phases) {
        return this == W ? Math.floor(watts + 1e-6) : Math.floor(watts / VOLTS / phases * 10 + 1e-6) / 10;
    }
}
