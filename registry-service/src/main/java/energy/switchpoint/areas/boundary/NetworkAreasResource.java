package energy.switchpoint.areas.boundary;

import energy.switchpoint.areas.control.NetworkAreas;
import energy.switchpoint.areas.entity.AreaKind;
import energy.switchpoint.areas.entity.NetworkArea;
import energy.switchpoint.organisations.control.Organisations;
import energy.switchpoint.platform.identity.CurrentCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The networks chargers hang on. */
@Path("network-areas")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class NetworkAreasResource {

    @Inject
    NetworkAreas areas;

    @Inject
    Organisations organisations;

    @Inject
    CurrentCaller current;

    @GET
    @RolesAllowed({"cpo", "dso", "regulator", "platform", "service"})
    public List<AreaView> list() {
        var found = areas.tree(current.caller());
        var names = organisations.names(found.stream().map(NetworkArea::dso).collect(Collectors.toSet()));
        return found.stream()
                .map(area -> new AreaView(
                        area.id(),
                        area.name(),
                        area.kind(),
                        area.parentId(),
                        new DsoView(area.dso(), names.getOrDefault(area.dso(), area.dso()))))
                .toList();
    }

    public record AreaView(
            UUID id, String name, AreaKind kind, @Nullable UUID parentId, DsoView dso) {}

    public record DsoView(String id, String name) {}
}
