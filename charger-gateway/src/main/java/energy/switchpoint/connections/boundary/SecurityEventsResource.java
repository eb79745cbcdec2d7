package energy.switchpoint.connections.boundary;

import energy.switchpoint.connections.control.SecurityEvents;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.persistence.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Refused and suspicious connections, for the security desks of operators and of the platform. */
@Path("security-events")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SecurityEventsResource {

    @Inject
    SecurityEvents securityEvents;

    @Inject
    CurrentCaller caller;

    @GET
    @RolesAllowed({"cpo", "platform"})
    public Page<SecurityEvents.Line> list(
            @QueryParam("offset") @DefaultValue("0") int offset, @QueryParam("limit") @DefaultValue("50") int limit) {
        return securityEvents.read(caller.caller(), offset, limit);
    }
}
