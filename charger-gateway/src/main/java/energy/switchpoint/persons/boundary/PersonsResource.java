package energy.switchpoint.persons.boundary;

import energy.switchpoint.persons.control.PersonRecords;
import energy.switchpoint.persons.control.PersonRecords.Step;
import energy.switchpoint.platform.identity.PersonId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the consent service reads out and erases for a person. */
@Path("persons")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@RolesAllowed("service")
public class PersonsResource {

    @Inject
    PersonRecords records;

    public record ErasureRequest(@Nullable UUID caseId) {}

    public record ErasureView(List<Step> steps) {}

    @GET
    @Path("{personId}/data")
    public StreamingOutput data(@PathParam("personId") UUID person) {
        return out -> {
            try (var json = Json.createGenerator(out)) {
                records.write(new PersonId(person), json);
            }
        };
    }

    @POST
    @Path("{personId}/erasure")
    @Consumes(MediaType.APPLICATION_JSON)
    public ErasureView erase(@PathParam("personId") UUID person, ErasureRequest body) {
        return new ErasureView(records.erase(new PersonId(person)));
    }
}
