package energy.switchpoint.clients;

import energy.switchpoint.signin.AccessToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks to one service as the person who is signed in. Never throws for what a service may answer: every no is a
 * {@link ServiceProblem}. Safe to use from any thread.
 */
public class ServiceHttp {

    /** Also used where the portal itself writes JSON. */
    public static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(3))
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /** Long enough for a question that goes on to the charger. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String base;
    private final AccessToken token;

    public ServiceHttp(URI base, AccessToken token) {
        this.base = base.toString();
        this.token = token;
    }

    public <T> Answer<T> get(String path, Class<T> type) {
        return send(request(path).GET(), reader(JSON.constructType(type)));
    }

    public <T> Answer<T> get(String path, TypeReference<T> type) {
        return send(request(path).GET(), reader(JSON.getTypeFactory().constructType(type)));
    }

    public <T> Answer<T> post(String path, @Nullable Object body, Class<T> type) {
        return send(writing(path).POST(json(body)), reader(JSON.constructType(type)));
    }

    /** With an {@code Idempotency-Key}: sent twice, done once. */
    public <T> Answer<T> postOnce(String key, String path, @Nullable Object body, Class<T> type) {
        return send(writing(path).header("Idempotency-Key", key).POST(json(body)), reader(JSON.constructType(type)));
    }

    public <T> Answer<T> put(String path, Object body, @Nullable String etag, Class<T> type) {
        var request = writing(path).PUT(json(body));
        if (etag != null) {
            request.header("If-Match", etag);
        }
        return send(request, reader(JSON.constructType(type)));
    }

    public Answer<Done> delete(String path) {
        return send(request(path).DELETE(), _ -> new Done());
    }

    public Answer<Download> download(String path) {
        return send(
                request(path).setHeader("Accept", "*/*").GET(),
                response -> new Download(
                        response.headers().firstValue("Content-Type").orElse("application/octet-stream"),
                        response.body()));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .setHeader("Accept", "application/json");
        token.current().ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        return request;
    }

    private HttpRequest.Builder writing(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher json(@Nullable Object body) {
        return body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }

    private static <T> Function<HttpResponse<byte[]>, T> reader(JavaType type) {
        return response -> type.hasRawClass(Done.class)
                ? cast(new Done())
                : JSON.readValue(
                        response.body().length == 0 ? "null".getBytes(StandardCharsets.UTF_8) : response.body(), type);
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }

    private <T> Answer<T> send(HttpRequest.Builder request, Function<HttpResponse<byte[]>, T> read) {
        var reference = reference();
        try {
            var response = HTTP.send(
                    request.header("X-Request-Id", reference).build(), HttpResponse.BodyHandlers.ofByteArray());
            return response.statusCode() < 300
                    ? new Answer.Ok<>(
                            read.apply(response),
                            response.headers().firstValue("ETag").orElse(null))
                    : new Answer.Refused<>(Problems.in(response, reference));
        } catch (IOException | JacksonException e) {
            return new Answer.Refused<>(Problems.unreachable(reference, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Refused<>(Problems.unreachable(reference, e));
        }
    }

    /** Short enough to read out on the telephone. */
    private static String reference() {
        return UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }

    /** Nothing to say but that it was done. */
    public record Done() {}
}
