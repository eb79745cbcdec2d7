package energy.switchpoint.recovery.boundary;

import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.recovery.control.LoadSteps;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Alarms: load that changed at many chargers at once (R063). */
@Path("load-steps")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class LoadStepsResource {

    private static final int MOST = 200;

    @Inject
    LoadSteps steps;

    @Inject
    CurrentCaller current;

    @GET
    @RolesAllowed({"dso", "regulator", "platform"})
    public List<LoadSteps.Alarm> list(
            @QueryParam("offset") @DefaultValue("0") int offset, @QueryParam("limit") @DefaultValue("50") int limit) {
        return steps.seenBy(current.caller(), Math.max(0, offset), Math.clamp(limit, 1, MOST));
    }
}
