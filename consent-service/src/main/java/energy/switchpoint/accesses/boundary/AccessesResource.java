package energy.switchpoint.accesses.boundary;

import energy.switchpoint.accesses.control.PersonLog;
import energy.switchpoint.accesses.entity.Access.Kind;
import energy.switchpoint.accesses.entity.Accesses;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.persistence.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who looked at my data and who acted on my charger. */
@Path("accesses")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class AccessesResource {

    @Inject
    Accesses accesses;

    @Inject
    PersonLog log;

    @Inject
    CurrentCaller caller;

    @GET
    @RolesAllowed("consumer")
    public Page<AccessView> list(
            @QueryParam("kind") @Nullable Kind kind,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return accesses.page(caller.caller(), kind, offset, limit).map(AccessView::of);
    }

    @POST
    @RolesAllowed("service")
    public void note(@NotNull @Size(max = 200) List<@Valid @NotNull Looked> looks) {
        looks.forEach(look -> log.looked(new PersonId(look.personId()), look.organisation(), look.what(), look.at()));
    }

    public record Looked(
            @NotNull UUID personId,

            @NotNull @Pattern(regexp = "[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
            String organisation,

            @NotNull @Size(min = 1, max = 300) String what,
            @NotNull Instant at) {}
}
