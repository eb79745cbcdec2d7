package energy.switchpoint.tags.boundary;

import energy.switchpoint.devices.boundary.OwnDevices;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.tags.control.Tags;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words an operator has put on one of its chargers. */
@Path("devices")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class TagsResource {

    private static final int MOST = 20;
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._:-]{0,39}");

    @Inject
    OwnDevices own;

    @Inject
    CurrentCaller current;

    @Inject
    Tags tags;

    public record TagList(@Nullable List<String> tags) {}

    @GET
    @Path("{id}/tags")
    @RolesAllowed({"cpo", "platform"})
    public TagList read(@PathParam("id") UUID id) {
        own.require(id);
        return new TagList(tags.of(id, organisation()));
    }

    @PUT
    @Path("{id}/tags")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"cpo", "platform"})
    public TagList set(@PathParam("id") UUID id, TagList body) {
        own.require(id);
        // the database compares without regard to case
        var wanted = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var tag : body.tags() == null ? List.<String>of() : body.tags()) {
            var text = tag == null ? "" : tag.strip();
            if (!TAG.matcher(text).matches()) {
                throw invalid(
                        "a tag has 1 to 40 letters, digits, spaces and . _ : -, and begins with a letter or digit");
            }
            wanted.putIfAbsent(text, text);
        }
        if (wanted.size() > MOST) {
            throw invalid("a charger has at most " + MOST + " tags");
        }
        tags.set(id, organisation(), wanted.navigableKeySet());
        return new TagList(tags.of(id, organisation()));
    }

    private String organisation() {
        return current.requireMember().organisation().value();
    }

    private static WebApplicationException invalid(String why) {
        return Problem.badRequest("invalid-tags", "These tags cannot be set: " + why + ".")
                .asException();
    }
}
