package energy.switchpoint.stream.boundary;

import energy.switchpoint.devices.boundary.OwnDevices;
import energy.switchpoint.instructions.control.Instructions;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.stream.control.RecentEvents;
import energy.switchpoint.stream.entity.EventKind;
import energy.switchpoint.stream.entity.TenantEvent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The latest events of one charger, for who does not read the stream. */
@Path("devices")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class RecentEventsResource {

    private static final int MOST = 200;

    @Inject
    OwnDevices own;

    @Inject
    CurrentCaller current;

    @Inject
    RecentEvents events;

    /** @param data the fields of its kind, as in the stream */
    public record EventView(
            long id, String kind, Instant at, @Nullable JsonObject data) {
        static EventView of(TenantEvent event) {
            return new EventView(event.id(), event.kind().name(), event.at(), Instructions.json(event.data()));
        }
    }

    public record EventList(List<EventView> items) {}

    @GET
    @Path("{id}/events")
    @RolesAllowed({"cpo", "platform"})
    public EventList list(
            @PathParam("id") UUID id,
            @QueryParam("kinds") @Nullable String kinds,
            @QueryParam("before") @DefaultValue("9223372036854775807") long before,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        own.require(id);
        var organisation = current.requireMember().organisation().value();
        return new EventList(events.of(organisation, id, read(kinds), before, Math.clamp(limit, 1, MOST)).stream()
                .map(EventView::of)
                .toList());
    }

    private static Set<EventKind> read(@Nullable String kinds) {
        if (kinds == null || kinds.isBlank()) {
            return Set.of();
        }
        try {
            return Arrays.stream(kinds.split(","))
                    .map(String::strip)
                    .map(EventKind::valueOf)
                    .collect(Collectors.toSet());
        } catch (IllegalArgumentException _) {
            throw Problem.badRequest(
                            "invalid-stream", "kinds is a list of " + Arrays.toString(EventKind.values()) + ".")
                    .asException();
        }
    }
}
