package energy.switchpoint.tags.boundary;

import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.tags.control.Tags;
import energy.switchpoint.tags.control.Tags.TagInUse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;

/** All words an operator has put on its chargers. */
@Path("tags")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class TagsInUseResource {

    @Inject
    CurrentCaller current;

    @Inject
    Tags tags;

    @Inject
    Clock clock;

    public record TagsInUse(List<TagInUse> items) {}

    @GET
    @RolesAllowed({"cpo", "platform"})
    public TagsInUse list() {
        return new TagsInUse(tags.inUse(current.requireMember().organisation().value(), clock.instant()));
    }
}
