package energy.switchpoint.persons.boundary;

import energy.switchpoint.persons.control.Erasure;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.switching.boundary.SwitchReader;
import energy.switchpoint.switching.boundary.SwitchView;
import energy.switchpoint.switching.control.Switches;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** For the consent service, which keeps a person's cases: what switching holds about them, and forgetting it. */
@Path("persons/{personId}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PersonsResource {

    @Inject
    Switches switches;

    @Inject
    SwitchReader reader;

    @Inject
    Erasure erasure;

    public record PersonData(List<SwitchView> switches) {}

    public record ErasureBody(@NotNull UUID caseId) {}

    public record ErasureSteps(List<Erasure.Step> steps) {}

    @GET
    @Path("data")
    @RolesAllowed("service")
    @Transactional
    public PersonData data(@PathParam("personId") UUID personId) {
        var person = new PersonId(personId);
        var asThemselves = new Caller.Consumer(person);
        return new PersonData(switches.of(person).stream()
                .map(s -> reader.view(asThemselves, s))
                .toList());
    }

    @POST
    @Path("erasure")
    @RolesAllowed("service")
    @Transactional
    public ErasureSteps erase(@PathParam("personId") UUID personId, @NotNull @Valid ErasureBody body) {
        return new ErasureSteps(erasure.erase(new PersonId(personId), body.caseId()));
    }
}
