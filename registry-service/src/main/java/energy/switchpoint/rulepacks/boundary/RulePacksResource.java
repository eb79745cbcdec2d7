package energy.switchpoint.rulepacks.boundary;

import energy.switchpoint.rulepacks.control.RulePacks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;

/** The rules everybody goes by. */
@Path("rule-packs")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class RulePacksResource {

    @Inject
    RulePacks packs;

    @GET
    @Path("effective")
    @RolesAllowed("**")
    public PackView effective() {
        var pack = packs.inForce();
        return new PackView(pack.id(), pack.effectiveFrom(), pack.rules());
    }

    public record PackView(String id, LocalDate effectiveFrom, JsonObject rules) {}
}
