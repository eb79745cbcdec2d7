package energy.switchpoint.ageing.control;

import energy.switchpoint.ageing.entity.Retention;
import energy.switchpoint.rulepacks.control.RulePacks;
import energy.switchpoint.rulepacks.entity.Keep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Period;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long things are kept: as the rule pack in force says, else as this installation is set up. */
@ApplicationScoped
public class Retentions {

    @Inject
    RulePacks rulePacks;

    @Inject
    @ConfigProperty(name = "switchpoint.keep.meter-values")
    String meterValues;

    @Inject
    @ConfigProperty(name = "switchpoint.keep.half-hours")
    String halfHours;

    @Inject
    @ConfigProperty(name = "switchpoint.keep.logs")
    String logs;

    public Retentions() {}

    /** For use outside the container. */
    public Retentions(RulePacks rulePacks, String meterValues, String halfHours, String logs) {
        this.rulePacks = rulePacks;
        this.meterValues = meterValues;
        this.halfHours = halfHours;
        this.logs = logs;
    }

    public Retention inForce() {
        return new Retention(
                ruled(Keep::meterValues, meterValues), ruled(Keep::halfHours, halfHours), ruled(Keep::logs, logs));
    }

    private Period ruled(Function<Keep, Optional<Period>> rule, String otherwise) {
        return rulePacks.inForce().flatMap(pack -> rule.apply(pack.keep())).orElseGet(() -> Period.parse(otherwise));
    }
}
