package energy.switchpoint.management.boundary;

import energy.switchpoint.metrics.entity.Meters;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Counts requests at the API and how long they take. No path, no tenant: they would make a label each. */
@Provider
@Priority(Priorities.AUTHENTICATION - 300)
public class ApiMeter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String BEGAN = ApiMeter.class.getName();

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(BEGAN, System.nanoTime());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Meters.API.add(request.getMethod(), Integer.toString(response.getStatus()));
        if (request.getProperty(BEGAN) instanceof Long began) {
            Meters.API_TIME.record(System.nanoTime() - began);
        }
    }
}
