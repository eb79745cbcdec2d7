package energy.switchpoint.platform.units;

/** Current per phase. */
public record Amps(double value) {

    /** Nominal voltage in GB and the EU between line and neutral (EN 50160). */
    public static final int NOMINAL_VOLTS = 230;

    public static Amps of(Watts power, int phases) {
        return new Amps(Math.floor(power.value() * 10.0 / (NOMINAL_VOLTS * phases)) / 10.0);
    }

    public Watts over(int phases) {
        return new Watts((long) Math.floor(value * NOMINAL_VOLTS * phases));
    }
}
