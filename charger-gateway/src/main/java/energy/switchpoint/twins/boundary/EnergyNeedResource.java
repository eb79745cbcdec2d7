package energy.switchpoint.twins.boundary;

import energy.switchpoint.devices.boundary.OwnDevices;
import energy.switchpoint.needs.control.EnergyNeeds;
import energy.switchpoint.needs.entity.Outlook;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.twins.control.Outlooks;
import energy.switchpoint.twins.control.TwinRows;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the household's car needs by when, and whether it will get it (R030). Nobody else's business. */
@Path("devices")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class EnergyNeedResource {

    /** More than any car's battery of today holds. */
    private static final long MOST_WH = 300_000;

    private static final Duration FURTHEST = Duration.ofDays(7);

    @Inject
    OwnDevices own;

    @Inject
    CurrentCaller current;

    @Inject
    EnergyNeeds needs;

    @Inject
    Outlooks outlooks;

    @Inject
    TwinRows twins;

    @Inject
    Clock clock;

    public record NewNeed(
            @Nullable Long energyWh,
            @Nullable Instant departure,
            @Nullable Long maxW) {}

    /** @param warning null when all is well */
    public record NeedView(
            long energyWh,
            Instant departure,
            @Nullable Long maxW,
            Instant saidAt,
            long chargedWh,
            long remainingWh,
            long expectedWh,
            @Nullable Instant metAt,
            boolean misses,
            long ifSilentWh,
            boolean missesIfSilent,
            @Nullable Instant latestStart,
            @Nullable String warning) {

        public static NeedView of(Outlook o) {
            var need = o.need();
            return new NeedView(
                    need.energyWh(),
                    need.departure(),
                    need.maxW(),
                    need.saidAt(),
                    need.chargedWh(),
                    need.remainingWh(),
                    o.expectedWh(),
                    o.metAt(),
                    o.misses(),
                    o.ifSilentWh(),
                    o.missesIfSilent(),
                    o.latestStart(),
                    o.warning());
        }
    }

    @GET
    @Path("{id}/energy-need")
    @RolesAllowed("consumer")
    public Response read(@PathParam("id") UUID id) {
        own.require(id);
        return outlooks.of(id)
                .map(outlook -> Response.ok(NeedView.of(outlook)))
                .orElseGet(Response::noContent)
                .build();
    }

    @PUT
    @Path("{id}/energy-need")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("consumer")
    public NeedView say(@PathParam("id") UUID id, NewNeed body) {
        own.require(id);
        var energy = body.energyWh();
        var departure = body.departure();
        var most = body.maxW();
        var now = clock.instant();
        if (energy == null || energy < 1 || energy > MOST_WH) {
            throw invalid("energyWh is 1 to " + MOST_WH);
        }
        if (departure == null || !departure.isAfter(now) || departure.isAfter(now.plus(FURTHEST))) {
            throw invalid("departure lies in the future, at most seven days ahead");
        }
        if (most != null && most < 1) {
            throw invalid("maxW is what the car takes at most, above 0; leave it out when you do not know");
        }
        needs.say(id, current.requirePerson(), energy, departure, most);
        // What it falls back to without contact may have to make way.
        twins.reconcileBy(List.of(id), now);
        return view(id);
    }

    @DELETE
    @Path("{id}/energy-need")
    @RolesAllowed("consumer")
    public Response forget(@PathParam("id") UUID id) {
        own.require(id);
        needs.forget(id);
        twins.reconcileBy(List.of(id), clock.instant());
        return Response.noContent().build();
    }

    private NeedView view(UUID id) {
        return outlooks.of(id)
                .map(NeedView::of)
                .orElseThrow(() -> Problem.notFound("You have not said what your car needs by when.")
                        .asException());
    }

    private static WebApplicationException invalid(String why) {
        return Problem.badRequest("invalid-need", "This need cannot be used: " + why + ".")
                .asException();
    }
}
