package energy.switchpoint.ocpp.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The unit a charger takes its limits in. Watts by default; amperes per phase for those that refuse watts. */
public enum LimitUnit {
    W,
    A;

    public BigDecimal fromWatts(long watts, int phases) {
        return switch (this) {
            case W -> BigDecimal.valueOf(watts);
            // one decimal is what OCPP allows; down, because a limit must not be exceeded by rounding
            case A ->
                BigDecimal.valueOf(watts)
                        .divide(BigDecimal.valueOf((long) MeterReadout.NOMINAL_VOLTS * phases), 1, RoundingMode.DOWN);
        };
    }

    public long toWatts(BigDecimal limit, int phases) {
        return switch (this) {
            case W -> limit.setScale(0, RoundingMode.HALF_UP).longValue();
            case A ->
                limit.multiply(BigDecimal.valueOf((long) MeterReadout.NOMINAL_VOLTS * phases))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValue();
        };
    }
}
