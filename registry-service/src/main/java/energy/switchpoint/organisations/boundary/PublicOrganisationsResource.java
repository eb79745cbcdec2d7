package energy.switchpoint.organisations.boundary;

import energy.switchpoint.organisations.control.Organisations;
import energy.switchpoint.organisations.entity.OrganisationKind;
import energy.switchpoint.platform.problem.Problem;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who takes part, for everybody. */
@Path("public/organisations")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
@PermitAll
public class PublicOrganisationsResource {

    @Inject
    Organisations organisations;

    @GET
    public List<OrganisationView> list(@QueryParam("kind") @Nullable String kind) {
        return organisations.everybody(kind == null ? null : kind(kind)).stream()
                .map(OrganisationView::of)
                .toList();
    }

    private static OrganisationKind kind(String name) {
        return Arrays.stream(OrganisationKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest(
                                "unknown-kind", "kind is one of " + Arrays.toString(OrganisationKind.values()) + ".")
                        .asException());
    }
}
