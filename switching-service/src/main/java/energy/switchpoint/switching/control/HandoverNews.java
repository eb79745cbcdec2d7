package energy.switchpoint.switching.control;

import energy.switchpoint.platform.messaging.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.UUID;

/** The gateway says that a hand-over got further: look at once instead of at the next tick. The event itself decides nothing. */
@ApplicationScoped
public class HandoverNews {

    @Inject
    LeasedWork work;

    @Inject
    SwitchWorker worker;

    void heard(@Observes ReceivedEvent event) {
        if (event.type().equals("handover.changed")) {
            work.hurry(UUID.fromString(event.data().getString("switchId")));
        }
    }

    void stored(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReceivedEvent event) {
        worker.nudge();
    }
}
