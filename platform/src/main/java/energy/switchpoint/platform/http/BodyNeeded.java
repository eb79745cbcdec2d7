package energy.switchpoint.platform.http;

import energy.switchpoint.platform.problem.Problem;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/** A body that says {@code null} says nothing: 400, before a resource stumbles over it. */
@Provider
public class BodyNeeded implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        var body = context.proceed();
        if (body == null) {
            throw Problem.badRequest("empty-body", "Send a JSON object as openapi.yaml describes it.")
                    .asException();
        }
        return body;
    }
}
