package energy.switchpoint.pieces;

import java.util.Locale;

/** Power and energy as people read them: one decimal, the unit behind a space that does not break. */
public final class Quantities {

    private Quantities() {}

    /** "3.6 kW" */
    public static String power(long watts) {
        return String.format(Locale.UK, "%.1f\u00a0kW", watts / 1000.0);
    }

    /** "12.4 kWh" */
    public static String energy(long wattHours) {
        return String.format(Locale.UK, "%.1f\u00a0kWh", wattHours / 1000.0);
    }

    /** "60 %" */
    public static String percent(int percent) {
        return percent + "\u00a0%";
    }
}
