package energy.switchpoint.ocpp.entity;

import energy.switchpoint.commands.entity.ChargerEvent.MeterSampled;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One meter value's samples: power and energy brought to watts and watt-hours, whether given as a total or phase by phase,
 * and all the others as they were told, so that nothing a charger says is lost.
 */
public final class MeterReadout {
    private static final String DEFAULT_MEASURAND = "Energy.Active.Import.Register";

    /** As much as one row holds. */
    private static final int LONGEST = 1000;

    private final int volts;
    private final Quantity imported = new Quantity();
    private final Quantity exported = new Quantity();
    private final Quantity current = new Quantity();
    private final Quantity importRegister = new Quantity();
    private final Quantity exportRegister = new Quantity();
    private final StringBuilder others = new StringBuilder();

    /** @param volts nominal voltage at the charger, for one that measures no power */
    public MeterReadout(int volts) {
        this.volts = volts;
    }

    /** A quantity as a total, or as the sum of its phases. */
    private static final class Quantity {
        private @Nullable BigDecimal total;
        private @Nullable BigDecimal sumOfPhases;

        void add(@Nullable String phase, BigDecimal value) {
            if (phase == null) {
                total = value;
            } else if (isPhase(phase)) {
                sumOfPhases = sumOfPhases == null ? value : sumOfPhases.add(value);
            }
        }

        @Nullable
        BigDecimal value() {
            return total != null ? total : sumOfPhases;
        }

        private static boolean isPhase(String phase) {
            return switch (phase) {
                case "L1", "L2", "L3", "L1-N", "L2-N", "L3-N" -> true;
                default -> false;
            };
        }
    }

    /**
     * @param unit as OCPP writes it; null means the measurand's own default
     * @param told the value as it was told; signed data and the like are no numbers and are kept as they are
     */
    public void add(
            @Nullable String measurand,
            @Nullable String phase,
            @Nullable String location,
            @Nullable String unit,
            int multiplier,
            String told) {
        var what = measurand == null ? DEFAULT_MEASURAND : measurand;
        var quantity = isElsewhere(location) ? null : quantity(what);
        var value = quantity == null ? null : number(told);
        if (quantity == null || value == null) {
            keep(what, phase, location, unit, multiplier, told);
            return;
        }
        quantity.add(phase, plain(value, unit, multiplier));
        if (phase != null || quantity == current) {
            keep(what, phase, location, unit, multiplier, told);
        }
    }

    /** What is to be stored of it: one entry, and further ones when there is more than one holds. */
    public List<MeterSampled> samples(UUID chargepointId, Instant at, int connector, @Nullable String transaction) {
        var power = powerW();
        var energy = rounded(importRegister.value());
        var export = rounded(exportRegister.value());
        if (others.length() <= LONGEST) {
            return power == null && energy == null && export == null && others.isEmpty()
                    ? List.of()
                    : List.of(new MeterSampled(
                            chargepointId,
                            at,
                            connector,
                            transaction,
                            power,
                            energy,
                            export,
                            others.isEmpty() ? null : others.toString()));
        }
        var samples = new ArrayList<MeterSampled>();
        for (int from = 0; from < others.length(); from += LONGEST) {
            var part = others.substring(from, Math.min(others.length(), from + LONGEST));
            samples.add(
                    from == 0
                            ? new MeterSampled(chargepointId, at, connector, transaction, power, energy, export, part)
                            : new MeterSampled(chargepointId, at, connector, transaction, null, null, null, part));
        }
        return samples;
    }

    /** Import minus export; from the currents when the charger measures no power. */
    private @Nullable Long powerW() {
        var in = imported.value();
        var out = exported.value();
        if (in != null || out != null) {
            return rounded(orZero(in).subtract(orZero(out)));
        }
        var amps = current.value();
        return amps == null ? null : rounded(amps.multiply(BigDecimal.valueOf(volts)));
    }

    private void keep(
            String what,
            @Nullable String phase,
            @Nullable String location,
            @Nullable String unit,
            int multiplier,
            String told) {
        if (!others.isEmpty()) {
            others.append(' ');
        }
        others.append(what);
        if (phase != null) {
            others.append('@').append(phase);
        }
        if (isElsewhere(location)) {
            others.append('/').append(location);
        }
        others.append('=').append(told.strip());
        if (multiplier != 0) {
            others.append('e').append(multiplier);
        }
        if (unit != null) {
            others.append(unit);
        }
    }

    private @Nullable Quantity quantity(String measurand) {
        return switch (measurand) {
            case "Energy.Active.Import.Register" -> importRegister;
            case "Energy.Active.Export.Register" -> exportRegister;
            case "Power.Active.Import" -> imported;
            case "Power.Active.Export" -> exported;
            case "Current.Import" -> current;
            default -> null;
        };
    }

    private static boolean isElsewhere(@Nullable String location) {
        return location != null && (location.equals("EV") || location.equals("Body") || location.equals("Cable"));
    }

    private static BigDecimal plain(BigDecimal value, @Nullable String unit, int multiplier) {
        var base = unit != null && unit.startsWith("k") ? value.movePointRight(3) : value;
        return multiplier == 0 ? base : base.scaleByPowerOfTen(Math.clamp(multiplier, -12, 12));
    }

    private static @Nullable BigDecimal number(String told) {
        try {
            var value = new BigDecimal(told.strip());
            return Math.abs((long) value.precision() - value.scale()) > 15 || Math.abs((long) value.scale()) > 30
                    ? null
                    : value;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    private static @Nullable Long rounded(@Nullable BigDecimal value) {
        return value == null ? null : value.setScale(0, RoundingMode.HALF_UP).longValue();
    }
}
