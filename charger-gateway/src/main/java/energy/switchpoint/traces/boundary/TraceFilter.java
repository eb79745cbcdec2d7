package energy.switchpoint.traces.boundary;

import energy.switchpoint.traces.control.CurrentTrace;
import energy.switchpoint.traces.control.Spans;
import energy.switchpoint.traces.entity.Trace;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Goes on with the caller's trace, or begins one, and tells it with the answer. */
@Provider
@Priority(Priorities.AUTHENTICATION - 200)
public class TraceFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String TOLD = TraceFilter.class.getName();

    @Inject
    CurrentTrace current;

    @Inject
    Spans spans;

    public TraceFilter() {}

    /** For use outside the container. */
    TraceFilter(CurrentTrace current, Spans spans) {
        this.current = current;
        this.spans = spans;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Trace.read(request.getHeaderString(Trace.HEADER)).ifPresent(current::continues);
        request.setProperty(TOLD, current.get().header());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        // The answer of a stream may begin on a thread of its own, where no request is current.
        var told = request.getProperty(TOLD);
        response.getHeaders()
                .putSingle(Trace.HEADER, told == null ? current.get().header() : told);
        // what only reads is not worth a line each
        if (!request.getMethod().equals(HttpMethod.GET)) {
            spans.request(
                    current.get(),
                    current.parentSpan(),
                    request.getMethod() + " /" + request.getUriInfo().getPath(),
                    Integer.toString(response.getStatus()));
        }
    }
}
