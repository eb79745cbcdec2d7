package energy.switchpoint.products.entity;

import org.jspecify.annotations.Nullable;

/**
 * The setting by which a product without Smart Charging takes its highest power, as the registry says.
 *
 * @param component of OCPP 2.x; null = a flat name
 * @param unit what it is counted in
 * @param smallest the finest step it takes, in the unit
 */
public record LimitKey(@Nullable String component, String name, Unit unit, int smallest) {

    public enum Unit {
        /** Watts, all phases together. */
        W,
        /** Amperes per phase. */
        A
    }

    public LimitKey {
        if (name.isBlank() || smallest < 1) {
            throw new IllegalArgumentException("a limit setting has a name and a step of 1 or more");
        }
    }
}
