package energy.switchpoint.faults.entity;

import energy.switchpoint.products.entity.FaultRule;
import energy.switchpoint.products.entity.FaultRule.Group;
import energy.switchpoint.products.entity.FaultRule.Restart;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A product's fault table, with what counts when it does not name a fault: on the safe side (R060). */
public record FaultTable(List<FaultRule> rules) {

    /** OCPP 1.6 error code, and the components of OCPP 2 that watch for current to earth. */
    private static final Set<String> EARTH = Set.of("GroundFailure", "RCD", "RCDRecloser", "GroundIsolationProtection");

    public FaultTable {
        rules = List.copyOf(rules);
    }

    public FaultRule ruleFor(String code, @Nullable String vendorCode) {
        return named(code, vendorCode).orElseGet(() -> unnamed(code));
    }

    /** Whether this is a fault at all when a charger tells a change of something it watches. */
    public boolean knows(String code, @Nullable String vendorCode) {
        return EARTH.contains(code) || named(code, vendorCode).isPresent();
    }

    /** An earth fault in any vendor's words stays an earth fault when the table forgets to say so. */
    private Optional<FaultRule> named(String code, @Nullable String vendorCode) {
        return rules.stream()
                .filter(r -> r.code().equalsIgnoreCase(code))
                .filter(r -> r.vendorCode() == null || r.vendorCode().equalsIgnoreCase(vendorCode))
                .filter(r -> !EARTH.contains(code) || r.restart() == Restart.NEVER)
                .findFirst();
    }

    private static FaultRule unnamed(String code) {
        if (EARTH.contains(code)) {
            return new FaultRule(
                    code,
                    null,
                    Group.EARTH_FAULT,
                    "opens its contactor",
                    Restart.NEVER,
                    Duration.ZERO,
                    "Current leaked to earth. Charging stays off until somebody has found and removed the cause.");
        }
        if (code.equals(FaultRule.LOSS_OF_MAINS)) {
            return new FaultRule(
                    code,
                    null,
                    Group.SUPPLY,
                    "stops and starts anew",
                    Restart.AUTO,
                    Duration.ZERO,
                    "The supply was interrupted. Charging goes on by itself after a short random wait.");
        }
        return new FaultRule(
                code,
                null,
                Group.OTHER,
                "stops charging",
                Restart.ASK,
                Duration.ZERO,
                "The charger reported a fault (" + code + "). Charging goes on when you say so.");
    }
}
