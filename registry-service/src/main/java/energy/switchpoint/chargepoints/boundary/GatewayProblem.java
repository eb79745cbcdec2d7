package energy.switchpoint.chargepoints.boundary;

import energy.switchpoint.platform.problem.Problem;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;

/** What the caller is told when the gateway did not answer. */
final class GatewayProblem {

    private static final System.Logger LOG = System.getLogger(GatewayProblem.class.getName());

    private GatewayProblem() {}

    static WebApplicationException unavailable(String why, String detail) {
        LOG.log(System.Logger.Level.WARNING, "the gateway could not be used: {0}", why);
        return Problem.of(503, "gateway-unavailable", "Charger gateway not available", detail)
                .retryAfter(Duration.ofMinutes(1))
                .asException();
    }
}
