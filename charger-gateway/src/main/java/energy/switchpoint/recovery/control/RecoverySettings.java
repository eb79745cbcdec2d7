package energy.switchpoint.recovery.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** When chargers that come back count as a feeder's return, and what change of load counts as a step. */
@ApplicationScoped
public class RecoverySettings {

    /** So many chargers of one feeder, started anew within {@link #within}: not a coincidence. */
    @Inject
    @ConfigProperty(name = "switchpoint.recovery.chargers", defaultValue = "3")
    int chargers;

    @Inject
    @ConfigProperty(name = "switchpoint.recovery.within", defaultValue = "PT2M")
    Duration within;

    /** Watts: about fourteen home chargers at once. */
    @Inject
    @ConfigProperty(name = "switchpoint.step-alarm.watts", defaultValue = "100000")
    long stepW;

    @Inject
    @ConfigProperty(name = "switchpoint.step-alarm.chargers", defaultValue = "5")
    int stepChargers;

    @Inject
    @ConfigProperty(name = "switchpoint.step-alarm.every", defaultValue = "PT10S")
    Duration stepEvery;

    public RecoverySettings() {}

    /** For use outside the container. */
    public RecoverySettings(int chargers, Duration within, long stepW, int stepChargers, Duration stepEvery) {
        this.chargers = chargers;
        this.within = within;
        this.stepW = stepW;
        this.stepChargers = stepChargers;
        this.stepEvery = stepEvery;
    }

    int chargers() {
        return chargers;
    }

    Duration within() {
        return within;
    }

    /** Watts. */
    long stepW() {
        return stepW;
    }

    int stepChargers() {
        return stepChargers;
    }

    Duration stepEvery() {
        return stepEvery;
    }
}
