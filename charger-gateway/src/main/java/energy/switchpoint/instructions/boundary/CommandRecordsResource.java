package energy.switchpoint.instructions.boundary;

import energy.switchpoint.devices.boundary.OwnDevices;
import energy.switchpoint.instructions.control.CommandRecords;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** What an operator asked of a charger, with the charger's answers. */
@Path("devices")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class CommandRecordsResource {

    private static final int MOST = 200;

    @Inject
    OwnDevices own;

    @Inject
    CurrentCaller current;

    @Inject
    CommandRecords records;

    public record CommandList(List<GivenView> items, long total) {}

    @GET
    @Path("{id}/commands")
    @RolesAllowed({"cpo", "platform"})
    public CommandList list(
            @PathParam("id") UUID id,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        own.require(id);
        var page = records.page(id, organisation(), Math.max(0, offset), Math.clamp(limit, 1, MOST));
        return new CommandList(page.items().stream().map(GivenView::of).toList(), page.total());
    }

    @GET
    @Path("{id}/commands/{commandId}")
    @RolesAllowed({"cpo", "platform"})
    public GivenView read(@PathParam("id") UUID id, @PathParam("commandId") UUID commandId) {
        own.require(id);
        return records.find(id, organisation(), commandId)
                .map(GivenView::of)
                .orElseThrow(() -> Problem.notFound("You gave this charger no such command. Check the address.")
                        .asException());
    }

    private String organisation() {
        return current.requireMember().organisation().value();
    }
}
