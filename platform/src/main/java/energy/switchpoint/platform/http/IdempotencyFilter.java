package energy.switchpoint.platform.http;

import energy.switchpoint.platform.http.Idempotency.Earlier;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Gives a repeated POST with the same {@code Idempotency-Key} its first answer, and does the work once. */
@Provider
@Priority(Priorities.USER)
public class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {

    static final String HEADER = "Idempotency-Key";
    private static final String RUNNING = IdempotencyFilter.class.getName();
    private static final int LONGEST_KEY = 100;
    private static final Jsonb JSON = JsonbBuilder.create(new JsonbConfig().withNullValues(true));

    @Inject
    Idempotency answers;

    @Inject
    CurrentCaller caller;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        var key = request.getHeaderString(HEADER);
        if (key == null || !request.getMethod().equals("POST")) {
            return;
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            request.abortWith(Problem.badRequest("idempotency-key", "An Idempotency-Key has 1 to 100 characters.")
                    .asResponse());
            return;
        }
        switch (answers.begin(caller.actor(), key, hashOf(request))) {
            case Earlier.None() -> request.setProperty(RUNNING, key);
            case Earlier.SameRequest(int status, var location, var body) ->
                request.abortWith(again(status, location, body));
            case Earlier.StillRunning() ->
                request.abortWith(Problem.conflict(
                                "still-running",
                                "Still being done",
                                "The first request with this key is still running. Ask again shortly.")
                        .retryAfter(Duration.ofSeconds(1))
                        .asResponse());
            case Earlier.OtherRequest() ->
                request.abortWith(Problem.of(
                                422,
                                "idempotency-key-reused",
                                "This key belongs to another request",
                                "Use a new Idempotency-Key for a new request.")
                        .asResponse());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(RUNNING) instanceof String key)) {
            return;
        }
        if (response.getStatus() / 100 == 2) {
            var entity = response.getEntity();
            answers.keep(
                    caller.actor(),
                    key,
                    response.getStatus(),
                    response.getHeaderString(HttpHeaders.LOCATION),
                    entity == null ? "" : JSON.toJson(entity));
        } else {
            answers.forget(caller.actor(), key);
        }
    }

    private static Response again(int status, @Nullable String location, String body) {
        var response = Response.status(status).header("Idempotency-Replayed", "true");
        if (location != null) {
            response.header(HttpHeaders.LOCATION, location);
        }
        if (!body.isEmpty()) {
            response.type(MediaType.APPLICATION_JSON).entity(body);
        }
        return response.build();
    }

    private static String hashOf(ContainerRequestContext request) throws IOException {
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update((request.getMethod()
                            + ' '
                            + request.getUriInfo().getRequestUri().getRawPath()
                            + '\n')
                    .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
