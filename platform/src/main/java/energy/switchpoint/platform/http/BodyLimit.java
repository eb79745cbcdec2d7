package energy.switchpoint.platform.http;

import energy.switchpoint.platform.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** No body over 64 KiB gets in, whatever its header claims. */
@Provider
@Priority(Priorities.AUTHENTICATION - 100)
public class BodyLimit implements ContainerRequestFilter {

    static final int MOST = 64 * 1024;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (request.getLength() > MOST) {
            request.abortWith(tooLarge());
            return;
        }
        if (!request.hasEntity()) {
            return;
        }
        byte[] body = request.getEntityStream().readNBytes(MOST + 1);
        if (body.length > MOST) {
            request.abortWith(tooLarge());
        } else {
            request.setEntityStream(new ByteArrayInputStream(body));
        }
    }

    private static jakarta.ws.rs.core.Response tooLarge() {
        return Problem.of(
                        413,
                        "body-too-large",
                        "Too large",
                        "Send at most 64 KiB; split the work into several requests.")
                .asResponse();
    }
}
