package energy.switchpoint.setpoints.boundary;

import energy.switchpoint.devices.boundary.OwnDevices;
import energy.switchpoint.levels.entity.Setpoint;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.setpoints.control.Orders;
import energy.switchpoint.twins.control.Reconciler;
import energy.switchpoint.twins.control.Wishbook;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** "Charge now": the household overrules programme and operator for a session or a time, never a supply limit (R068). */
@Path("devices")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class OverridesResource {

    @Inject
    OwnDevices own;

    @Inject
    CurrentCaller current;

    @Inject
    Orders orders;

    @Inject
    Wishbook wishbook;

    @Inject
    Reconciler reconciler;

    @Inject
    Clock clock;

    public record OverrideRequest(
            @Nullable Integer levelPercent, @Nullable Instant until) {}

    public record OverrideView(
            UUID id,
            int levelPercent,
            Instant from,
            @Nullable Instant until) {
        static OverrideView of(Setpoint s) {
            return new OverrideView(s.id(), s.levelPercent(), s.from(), s.until());
        }
    }

    @POST
    @Path("{id}/overrides")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("consumer")
    public Response start(@PathParam("id") UUID id, OverrideRequest body) {
        own.require(id);
        var level = body.levelPercent() == null ? 100 : body.levelPercent();
        if (level < 0 || level > 100) {
            throw Problem.badRequest("invalid-level", "levelPercent is 0 to 100.")
                    .asException();
        }
        if (body.until() != null && !body.until().isAfter(clock.instant())) {
            throw Problem.badRequest("invalid-until", "until lies in the future, or is null for this session.")
                    .asException();
        }
        // It could not lift the limit, and would charge at full power the moment the network lets go (R068).
        if (isLimited(id)) {
            throw Problem.conflict(
                            "supply-limit-in-force",
                            "Supply is limited here",
                            "It is limited to keep you and the network safe. The charger's page says by whom, why and until when; ask again then.")
                    .asException();
        }
        var setpoint = orders.override(id, current.requirePerson(), level, body.until());
        reconciler.wake(List.of(id));
        return Response.status(Response.Status.CREATED)
                .entity(OverrideView.of(setpoint))
                .build();
    }

    private boolean isLimited(UUID id) {
        var now = clock.instant();
        return wishbook.of(id, now).map(e -> e.wishes().ceilings()).orElse(List.of()).stream()
                .anyMatch(c -> c.isInForce(now) && now.isBefore(c.until()));
    }

    @DELETE
    @Path("{id}/overrides/current")
    @RolesAllowed("consumer")
    public Response end(@PathParam("id") UUID id) {
        own.require(id);
        orders.endOverride(id);
        reconciler.wake(List.of(id));
        return Response.noContent().build();
    }
}
