package energy.switchpoint.platform.http;

import energy.switchpoint.platform.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Answers 428 to a write without {@code If-Match}; {@link Versions} compares the value. */
@Provider
@NeedsIfMatch
public class IfMatchFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getHeaderString(HttpHeaders.IF_MATCH) == null) {
            request.abortWith(Problem.of(
                            428,
                            "if-match-needed",
                            "Say which version you changed",
                            "Load the resource, then send its ETag as If-Match with your change.")
                    .asResponse());
        }
    }
}
