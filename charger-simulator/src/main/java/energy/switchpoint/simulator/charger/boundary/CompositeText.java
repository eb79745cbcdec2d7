package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;
import energy.switchpoint.simulator.charging.entity.RateUnit;
import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonArray;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** The composite schedule from now on, as both versions write it. */
record CompositeText(String start, JsonArray periods) {

    static CompositeText of(Firmware firmware, int seconds, RateUnit unit) {
        var phases = firmware.settings().phases();
        var from = firmware.clock().now().truncatedTo(ChronoUnit.SECONDS);
        var charging = firmware.charging();
        var composite = charging.limits().composite(from, Duration.ofSeconds(seconds), charging.running());
        var periods = JsonText.array();
        for (var step : composite.steps()) {
            var period = JsonText.object()
                    .add("startPeriod", step.startS())
                    .add("limit", unit.fromWatts(step.watts(), phases));
            if (unit == RateUnit.A) {
                period.add("numberPhases", phases);
            }
            periods.add(period);
        }
        return new CompositeText(from.toString(), periods.build());
    }
}
