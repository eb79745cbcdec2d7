package energy.switchpoint.connections.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvents;
import energy.switchpoint.commands.entity.Receipt;
import energy.switchpoint.connections.entity.SecurityKind;
import energy.switchpoint.metrics.entity.Meters;
import energy.switchpoint.ocpp.entity.Frame;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes a charger's call: understood, stored, and only then answered. */
@ApplicationScoped
public class ChargerCalls {

    @Inject
    ChargerEvents events;

    @Inject
    LiveReadings readings;

    @Inject
    SecurityEvents securityEvents;

    @Inject
    WorkThreads threads;

    @Inject
    Clock clock;

    public ChargerCalls() {}

    /** For use outside the container. */
    public ChargerCalls(
            ChargerEvents events,
            LiveReadings readings,
            SecurityEvents securityEvents,
            WorkThreads threads,
            Clock clock) {
        this.events = events;
        this.readings = readings;
        this.securityEvents = securityEvents;
        this.threads = threads;
        this.clock = clock;
    }

    /** Called on an event loop: what has to wait is left to the store. */
    CompletionStage<JsonObject> answer(Connection connection, Frame.Call call) {
        var reply = connection.dialect().receive(call, connection.memory(), clock.instant());
        Meters.MESSAGES_IN.add(connection.dialect().version().number(), call.action());
        if (reply.events().isEmpty()) {
            return CompletableFuture.completedFuture(reply.payload());
        }
        var since = System.nanoTime();
        return store(connection, reply.events()).thenApply(receipt -> {
            Meters.CALL_TIME.record(System.nanoTime() - since);
            return reply.answer().apply(receipt);
        });
    }

    CompletionStage<Receipt> store(Connection connection, List<ChargerEvent> heard) {
        return events.store(heard).thenApply(receipt -> {
            heard.forEach(event -> stored(connection, event));
            return receipt;
        });
    }

    private void stored(Connection connection, ChargerEvent event) {
        readings.heard(event);
        if (event instanceof ChargerEvent.SecurityEvent told) {
            threads.execute(() -> securityEvents.add(
                    SecurityKind.FROM_DEVICE,
                    connection.identity(),
                    connection.address(),
                    told.kind() + " " + told.detail()));
        }
    }
}
