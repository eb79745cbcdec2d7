package energy.switchpoint.sessions.boundary;

import energy.switchpoint.devices.boundary.OwnDevices;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.sessions.control.DeviceErasure;
import energy.switchpoint.sessions.control.HistoryClosing;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Closes the losing operator's history after a switch, with evidence. */
@Path("devices")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class HistoryResource {

    @Inject
    OwnDevices own;

    @Inject
    HistoryClosing closing;

    @Inject
    DeviceErasure deviceErasure;

    public enum Action {
        SEAL,
        ERASE
    }

    public record HistoryRequest(
            @Nullable Action action,
            @Nullable String operator,
            @Nullable Instant until) {}

    @POST
    @Path("{id}/history/{switchId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("service")
    public JsonArray close(@PathParam("id") UUID id, @PathParam("switchId") UUID switchId, HistoryRequest body) {
        var device = own.require(id);
        var action = body.action();
        var operator = body.operator();
        var until = body.until();
        if (action == null || operator == null || until == null) {
            throw Problem.badRequest("incomplete-order", "Send action, operator and until.")
                    .asException();
        }
        var order = new HistoryClosing.Order(id, switchId, operator, until);
        return closing.done(order).orElseGet(() -> switch (action) {
            case SEAL -> closing.seal(order);
            // The charger is asked before anything is locked: it may take its time.
            case ERASE ->
                closing.erase(order, deviceErasure.ask(id, device.owner().orElse(null)));
        });
    }
}
