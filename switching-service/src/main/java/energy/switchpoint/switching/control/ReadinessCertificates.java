package energy.switchpoint.switching.control;

import energy.switchpoint.switching.control.Registry.Chargepoint;
import energy.switchpoint.switching.control.Registry.Label;
import energy.switchpoint.switching.entity.Check;
import energy.switchpoint.switching.entity.Readiness;
import energy.switchpoint.switching.entity.Readiness.Sentence;
import java.time.Clock;
import java.util.ArrayList;

/** Issues readiness certificates: the register's label, and a look at the device, as a household would read it. */
public class ReadinessCertificates {

    private final Registry registry;
    private final Gateway gateway;
    private final Clock clock;

    public ReadinessCertificates(Registry registry, Gateway gateway, Clock clock) {
        this.registry = registry;
        this.gateway = gateway;
        this.clock = clock;
    }

    /** A charger that cannot be looked at just now is not ready, but it may well be by the day of the switch. */
    public Readiness issue(Chargepoint chargepoint) {
        var label = registry.label(chargepoint.productId(), chargepoint.firmwareId())
                .orElse(new Label("NONE", "The register has no label for this charger and its firmware."));
        var sentences = new ArrayList<Sentence>();
        sentences.add(new Sentence(!label.level().equals("NONE"), label.meaning()));
        boolean ready = false;
        try {
            var found = gateway.preflight(chargepoint.id());
            found.checks().forEach(check -> sentences.add(new Sentence(check.passed(), plain(check))));
            ready = found.ready();
        } catch (NeighbourUnavailable _) {
            sentences.add(new Sentence(
                    false,
                    "We could not look at the charger just now. The switch will look again when its time has come."));
        }
        return new Readiness(ready, label.level(), sentences, clock.instant());
    }

    static String plain(Check check) {
        return switch (check.check()) {
            case "ONLINE" ->
                check.passed()
                        ? "The charger is online."
                        : "The charger is offline. Check its power and its internet connection; the switch waits for it.";
            case "CLOCK" ->
                check.passed()
                        ? "Its clock is right."
                        : "Its clock is wrong. It is set again before the switch; nothing for you to do.";
            case "FIRMWARE" ->
                check.passed()
                        ? "Its firmware can change operators from afar."
                        : "Its firmware must be brought up to date first: " + check.detail();
            case "SECURITY_PROFILE" ->
                check.passed()
                        ? "Its connection is secured."
                        : "Its connection is not secured well enough: " + check.detail();
            case "FREE_CREDENTIAL_SLOT" ->
                check.passed()
                        ? "It has room for the new operator's credential beside the old one."
                        : "It has no room for a second credential: " + check.detail();
            case "NO_SESSION" ->
                check.passed()
                        ? "No car is charging."
                        : "A car is charging. The switch waits until the session has ended.";
            case "PROGRAMME" ->
                check.passed()
                        ? "Its charging programme is on the device and stays there."
                        : "Its charging programme is not on the device: " + check.detail();
            default -> check.detail();
        };
    }
}
