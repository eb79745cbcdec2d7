package energy.switchpoint.neighbours.boundary;

import energy.switchpoint.platform.http.ServiceToken;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.switching.control.NeighbourUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/** Makes the REST clients, with our own token and a limit on every wait, and sorts their failures. */
@ApplicationScoped
public class Neighbours {

    private static final Set<Integer> REFUSALS = Set.of(400, 404, 409, 410, 412, 422);
    private static final Duration CONNECT = Duration.ofSeconds(2);

    @Inject
    ServiceToken token;

    /** A considered no of a neighbour: repeating the call would not change it. It comes as a problem document. */
    static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final int status;

        Refusal(int status, String detail) {
            super(detail);
            this.status = status;
        }

        int status() {
            return status;
        }

        String detail() {
            return String.valueOf(getMessage());
        }
    }

    /** The token is put on by hand: the process calls from threads that have no request and no bean context. */
    <T> T client(Class<T> api, String urlKey, Duration patience) {
        ClientRequestFilter ownToken =
                request -> request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token.value());
        return RestClientBuilder.newBuilder()
                .baseUri(URI.create(ConfigProvider.getConfig().getValue(urlKey, String.class)))
                .connectTimeout(CONNECT.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .register(ownToken)
                .build(api);
    }

    <T> T ask(String neighbour, Supplier<T> call) {
        try {
            return call.get();
        } catch (WebApplicationException e) {
            throw sorted(neighbour, e);
        } catch (ProcessingException | IllegalStateException e) {
            throw new NeighbourUnavailable(neighbour, e);
        }
    }

    /**
     * Only a problem document is the neighbour's own word. A server that is still starting answers 404 as well, for all of its
     * addresses, and nothing may be concluded from that.
     */
    private RuntimeException sorted(String neighbour, WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (status == 401) {
            token.renew();
        }
        return isRefusal(status, e.getResponse().getHeaderString(HttpHeaders.CONTENT_TYPE))
                ? new Refusal(status, detail(e))
                : new NeighbourUnavailable(neighbour, Integer.toString(status));
    }

    static boolean isRefusal(int status, @Nullable String contentType) {
        return REFUSALS.contains(status) && contentType != null && contentType.startsWith(Problem.JSON);
    }

    private static String detail(WebApplicationException e) {
        try {
            return e.getResponse().readEntity(JsonObject.class).getString("detail", "no reason given");
        } catch (ProcessingException | IllegalStateException _) {
            return "no reason given";
        }
    }
}
