package energy.switchpoint.allowance.boundary;

import energy.switchpoint.allowance.control.ApiAllowance;
import energy.switchpoint.metrics.entity.Meters;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/** Answers 429 to a person or a member's system that asks too often; the platform's own services are not counted. */
@Provider
@Priority(Priorities.USER - 100)
public class ApiAllowanceFilter implements ContainerRequestFilter {

    @Inject
    CurrentCaller current;

    @Inject
    ApiAllowance allowance;

    @Override
    public void filter(ContainerRequestContext request) {
        switch (current.caller()) {
            case Caller.Service _, Caller.Anonymous _ -> {}
            case Caller.Consumer _, Caller.Member _ ->
                allowance.use(current.actor(), System.nanoTime()).ifPresent(wait -> {
                    Meters.RATE_LIMITED.add("api", "requests");
                    request.abortWith(Problem.of(
                                    429,
                                    "too-many-requests",
                                    "Too many requests",
                                    "You ask more often than this API allows. Wait as long as Retry-After says, and then ask less often.")
                            .retryAfter(wait.plus(Duration.ofMillis(999)))
                            .asResponse());
                });
        }
    }
}
