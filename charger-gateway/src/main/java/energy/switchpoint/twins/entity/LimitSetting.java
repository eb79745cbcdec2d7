package energy.switchpoint.twins.entity;

import energy.switchpoint.commands.entity.SettingName;

/**
 * The setting by which a product without Smart Charging takes its highest power.
 *
 * @param smallest the finest step it takes, in the unit
 */
public record LimitSetting(SettingName name, Unit unit, int smallest) {

    public enum Unit {
        /** Watts, all phases together. */
        W,
        /** Amperes per phase. */
        A
    }

    /**
     * Never more than these watts.
     *
     * @param volts between a phase and neutral
     */
    public String value(long watts, int phases, int volts) {
        var perUnit = unit == Unit.A ? volts * phases : 1;
        return Long.toString(watts / perUnit / smallest * smallest);
    }
}
