package energy.switchpoint.setpoints.boundary;

import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.setpoints.control.ResponseRights;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The platform says which operators may send frequency response (R066). */
@Path("response-rights")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@RolesAllowed("platform")
public class ResponseRightsResource {

    @Inject
    ResponseRights rights;

    @Inject
    CurrentCaller current;

    @GET
    public List<ResponseRights.Right> all() {
        return rights.all();
    }

    @PUT
    @Path("{organisation}")
    public List<ResponseRights.Right> grant(@PathParam("organisation") String organisation) {
        rights.grant(checked(organisation), current.actor());
        return rights.all();
    }

    @DELETE
    @Path("{organisation}")
    public List<ResponseRights.Right> end(@PathParam("organisation") String organisation) {
        rights.end(checked(organisation), current.actor());
        return rights.all();
    }

    private static OrganisationId checked(String organisation) {
        if (!OrganisationId.isValid(organisation)) {
            throw Problem.badRequest("invalid-organisation", "This is no organisation's id.")
                    .asException();
        }
        return new OrganisationId(organisation);
    }
}
