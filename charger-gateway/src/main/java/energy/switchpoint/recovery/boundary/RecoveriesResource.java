package energy.switchpoint.recovery.boundary;

import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.recovery.control.Recoveries;
import energy.switchpoint.recovery.entity.Recovery;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** How feeders come back after an outage: how many chargers wait, how many were let go (R064, R088). */
@Path("recoveries")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@RolesAllowed({"cpo", "dso", "regulator", "platform"})
public class RecoveriesResource {

    private static final int MOST = 200;

    @Inject
    Recoveries recoveries;

    @Inject
    CurrentCaller current;

    @Inject
    Clock clock;

    @GET
    public List<Recovery> list() {
        return recoveries.seenBy(current.caller(), clock.instant(), MOST);
    }

    @GET
    @Path("{id}")
    public Recovery read(@PathParam("id") UUID id) {
        return recoveries
                .oneSeenBy(current.caller(), id, clock.instant())
                .orElseThrow(() -> Problem.notFound("There is no such recovery in your network or fleet.")
                        .asException());
    }
}
