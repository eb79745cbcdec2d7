package energy.switchpoint.twins.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Where chargers' words come in: stored first, acted on afterwards. */
@ApplicationScoped
public class EventIntake implements ChargerEvents {

    @Inject
    StoredEvents stored;

    @Inject
    Reconciler reconciler;

    @Override
    public void store(List<ChargerEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        stored.write(events);
        reconciler.wake(StoredEvents.toReconcile(events));
    }
}
