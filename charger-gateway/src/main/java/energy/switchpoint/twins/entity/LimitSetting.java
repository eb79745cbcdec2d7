package energy.switchpoint.twins.entity;

import energy.switchpoint.commands.entity.SettingName;

/**
 * The setting by which a product without Smart Charging takes its highest power.
 *
 * @param smallest the finest step it takes, in the unit
 */
public record LimitSetting(SettingName name, Unit unit, int smallest) {

    /** Between a phase and neutral (EN 60038). */
    private static final int NOMINAL_VOLTS = 230;

    public enum Unit {
        /** Watts, all phases together. */
        W,
        /** Amperes per phase. */
        A
    }

    /** Never more than these watts. */
    public String value(long watts, int phases) {
        var volts = unit == Unit.A ? NOMINAL_VOLTS * phases : 1;
        return Long.toString(watts / volts / smallest * smallest);
    }
}
