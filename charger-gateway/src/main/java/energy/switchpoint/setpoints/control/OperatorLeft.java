package energy.switchpoint.setpoints.control;

import energy.switchpoint.levels.entity.Setpoint;
import energy.switchpoint.platform.messaging.ReceivedEvent;
import energy.switchpoint.twins.control.TwinRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Takes what the losing operator commanded off the charger when the operatorship has moved; the calendar stays. */
@ApplicationScoped
public class OperatorLeft {

    @Inject
    Setpoints setpoints;

    @Inject
    TwinRows twins;

    @Inject
    Clock clock;

    void moved(@Observes ReceivedEvent event) {
        if (!event.type().equals("operatorship.moved")) {
            return;
        }
        var charger = UUID.fromString(event.data().getString("chargepointId"));
        setpoints.end(charger, Setpoint.Kind.COMMANDED_STATE, "OPERATOR_LEFT");
        twins.reconcileBy(List.of(charger), clock.instant());
    }
}
