package energy.switchpoint.limits.boundary;

import energy.switchpoint.limits.control.SupplyLimits;
import energy.switchpoint.limits.entity.LimitFigures;
import energy.switchpoint.limits.entity.SupplyLimit;
import energy.switchpoint.platform.problem.Problem;
import jakarta.annotation.security.PermitAll;
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
import org.jspecify.annotations.Nullable;

/** The public register: every use of a supply limit, with its measured effect (R043). */
@Path("public/curtailments")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@PermitAll
public class CurtailmentsResource {

    private static final int MOST = 200;

    @Inject
    SupplyLimits limits;

    public record CurtailmentList(List<LimitView> items, long total) {}

    @GET
    public CurtailmentList list(
            @QueryParam("dso") @Nullable String dso,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        var filter = CurtailmentFilter.of(dso, from, to);
        var found = limits.listPublished(filter, Math.max(0, offset), Math.clamp(limit, 1, MOST));
        var figures = limits.figures(found.stream().map(SupplyLimit::id).toList());
        var items = found.stream()
                .map(l -> LimitView.of(l, figures.getOrDefault(l.id(), LimitFigures.NONE)))
                .toList();
        return new CurtailmentList(items, limits.countPublished(filter));
    }

    @GET
    @Path("{id}")
    public LimitView read(@PathParam("id") UUID id) {
        return limits.published(id)
                .map(l -> LimitView.of(l, limits.figures(id)))
                .orElseThrow(() -> Problem.notFound("There is no such limit in the register.")
                        .asException());
    }
}
