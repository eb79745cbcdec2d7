package energy.switchpoint.connections.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvents;
import energy.switchpoint.connections.entity.SecurityKind;
import energy.switchpoint.ocpp.entity.Frame;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;

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
    Clock clock;

    public ChargerCalls() {}

    /** For use outside the container. */
    public ChargerCalls(ChargerEvents events, LiveReadings readings, SecurityEvents securityEvents, Clock clock) {
        this.events = events;
        this.readings = readings;
        this.securityEvents = securityEvents;
        this.clock = clock;
    }

    JsonObject answer(Connection connection, Frame.Call call) {
        var reply = connection.dialect().receive(call, connection.memory(), clock.instant());
        store(connection, reply.events());
        return reply.payload();
    }

    void store(Connection connection, List<ChargerEvent> heard) {
        if (heard.isEmpty()) {
            return;
        }
        events.store(heard);
        for (var event : heard) {
            readings.heard(event);
            if (event instanceof ChargerEvent.SecurityEvent told) {
                securityEvents.add(
                        SecurityKind.FROM_DEVICE,
                        connection.identity(),
                        connection.address(),
                        told.kind() + " " + told.detail());
            }
        }
    }
}
