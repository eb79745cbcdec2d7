package energy.switchpoint.ocpp.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One meter value's samples brought to watts and watt-hours, whether given as a total or phase by phase. */
public final class MeterReadout {

    /** Nominal voltage between phase and neutral in Europe (EN 60038). */
    public static final int NOMINAL_VOLTS = 230;

    private static final Set<String> PHASES = Set.of("L1", "L2", "L3", "L1-N", "L2-N", "L3-N");
    private static final Set<String> ELSEWHERE = Set.of("EV", "Body", "Cable");

    private final Map<String, BigDecimal> totals = new HashMap<>();
    private final Map<String, BigDecimal> sumOfPhases = new HashMap<>();

    /** @param unit as OCPP writes it; null means the measurand's own default */
    public void add(
            @Nullable String measurand,
            @Nullable String phase,
            @Nullable String location,
            @Nullable String unit,
            int multiplier,
            BigDecimal value) {
        if (location != null && ELSEWHERE.contains(location)) {
            return;
        }
        var what = measurand == null ? "Energy.Active.Import.Register" : measurand;
        var plain = (unit != null && unit.startsWith("k") ? value.movePointRight(3) : value)
                .scaleByPowerOfTen(Math.clamp(multiplier, -12, 12));
        if (phase == null) {
            totals.put(what, plain);
        } else if (PHASES.contains(phase)) {
            sumOfPhases.merge(what, plain, BigDecimal::add);
        }
    }

    /** Import minus export; from the currents when the charger measures no power. */
    public @Nullable Long powerW() {
        var imported = of("Power.Active.Import");
        var exported = of("Power.Active.Export");
        if (imported == null && exported == null) {
            var amps = of("Current.Import");
            return amps == null ? null : rounded(amps.multiply(BigDecimal.valueOf(NOMINAL_VOLTS)));
        }
        return rounded(orZero(imported).subtract(orZero(exported)));
    }

    public @Nullable Long energyWh() {
        var energy = of("Energy.Active.Import.Register");
        return energy == null ? null : rounded(energy);
    }

    private @Nullable BigDecimal of(String measurand) {
        var total = totals.get(measurand);
        return total != null ? total : sumOfPhases.get(measurand);
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    private static long rounded(BigDecimal value) {
        return value.setScale(0, RoundingMode.HALF_UP).longValue();
    }
}
