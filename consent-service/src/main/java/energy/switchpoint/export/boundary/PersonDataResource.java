package energy.switchpoint.export.boundary;

import energy.switchpoint.export.boundary.HeldHere.PersonData;
import energy.switchpoint.platform.identity.PersonId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** What this service holds about a person, for the other services. */
@Path("persons/{personId}/data")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@RolesAllowed("service")
public class PersonDataResource {

    @Inject
    HeldHere held;

    @GET
    public PersonData data(@PathParam("personId") UUID personId) {
        return held.about(new PersonId(personId));
    }
}
