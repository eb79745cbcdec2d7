package energy.switchpoint.ocpp.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The unit a charger takes its limits in. Watts by default; amperes per phase for those that refuse watts. */
public enum LimitUnit {
    W,
    A;

    public LimitUnit other() {
        return this == W ? A : W;
    }

    /** Never more than these watts: amperes are rounded down to the tenth that OCPP allows. */
    public BigDecimal fromWatts(long watts, int phases, int volts) {
        return switch (this) {
            case W -> BigDecimal.valueOf(watts);
            case A -> BigDecimal.valueOf(watts).divide(BigDecimal.valueOf((long) volts * phases), 1, RoundingMode.DOWN);
        };
    }

    public long toWatts(BigDecimal limit, int phases, int volts) {
        return switch (this) {
            case W -> limit.setScale(0, RoundingMode.HALF_UP).longValue();
            case A ->
                limit.multiply(BigDecimal.valueOf((long) volts * phases))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValue();
        };
    }
}
