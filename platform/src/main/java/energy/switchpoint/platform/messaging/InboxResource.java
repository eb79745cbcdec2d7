package energy.switchpoint.platform.messaging;

import energy.switchpoint.platform.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Where other services' events arrive. Seen and handled commit together, so a repeated message does nothing. */
@Path("events")
@RequestScoped
public class InboxResource {

    @PersistenceContext
    EntityManager em;

    @Inject
    Event<ReceivedEvent> received;

    @Inject
    Clock clock;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("service")
    @Transactional
    public Response receive(JsonObject message) {
        var event = read(message);
        int first = em.createNativeQuery("insert ignore into inbox (message_id, type, received_at) values (?1, ?2, ?3)")
                .setParameter(1, event.id().toString())
                .setParameter(2, event.type())
                .setParameter(3, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .executeUpdate();
        if (first == 1) {
            received.fire(event);
        }
        return Response.noContent().build();
    }

    private static ReceivedEvent read(JsonObject message) {
        try {
            return new ReceivedEvent(
                    UUID.fromString(message.getString("id")),
                    message.getString("type"),
                    UUID.fromString(message.getString("subject")),
                    Instant.parse(message.getString("occurredAt")),
                    message.getJsonObject("data"));
        } catch (NullPointerException | ClassCastException | IllegalArgumentException | DateTimeException _) {
            throw Problem.badRequest(
                            "unreadable-event",
                            "An event has id, type, subject, occurredAt and data; see openapi.yaml.")
                    .asException();
        }
    }
}
