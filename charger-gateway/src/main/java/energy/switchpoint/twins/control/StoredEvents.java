package energy.switchpoint.twins.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.platform.messaging.Outbox;
import energy.switchpoint.sessions.control.Metering;
import energy.switchpoint.twins.entity.ChargerCame;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes one batch of what chargers said, all or nothing. */
@ApplicationScoped
public class StoredEvents {

    @Inject
    TwinRows twins;

    @Inject
    Metering metering;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    @Inject
    Event<ChargerCame> came;

    public StoredEvents() {}

    /** For use outside the container. */
    public StoredEvents(TwinRows twins, Metering metering, Outbox outbox, Clock clock, Event<ChargerCame> came) {
        this.twins = twins;
        this.metering = metering;
        this.outbox = outbox;
        this.clock = clock;
        this.came = came;
    }

    /** A charger came; told to the registry. */
    public record ChargerConnected(UUID chargepointId, Instant at) {}

    /** Somebody stood at the charger; proves possession to the registry. */
    public record ChargerLocalAction(UUID chargepointId, ChargerEvent.Action action, Instant at) {}

    @Transactional(TxType.REQUIRES_NEW)
    public void write(List<ChargerEvent> events) {
        twins.record(events);
        metering.record(events);
        for (var event : events) {
            switch (event) {
                case ChargerEvent.Connected e -> {
                    outbox.add("charger.connected", e.chargepointId(), new ChargerConnected(e.chargepointId(), e.at()));
                    came.fire(new ChargerCame(e.chargepointId()));
                }
                case ChargerEvent.LocalAction e ->
                    outbox.add(
                            "charger.local-action",
                            e.chargepointId(),
                            new ChargerLocalAction(e.chargepointId(), e.action(), e.at()));
                default -> {}
            }
        }
        twins.reconcileBy(toReconcile(events), clock.instant());
    }

    /** Chargers whose wanted programme may have changed by what they said. */
    static Set<UUID> toReconcile(List<ChargerEvent> events) {
        return events.stream()
                .filter(e -> switch (e) {
                    case ChargerEvent.Connected _, ChargerEvent.Booted _ -> true;
                    case ChargerEvent.TransactionStarted _, ChargerEvent.TransactionEnded _ -> true;
                    default -> false;
                })
                .map(ChargerEvent::chargepointId)
                .collect(Collectors.toSet());
    }
}
