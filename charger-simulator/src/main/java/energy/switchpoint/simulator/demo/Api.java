package energy.switchpoint.simulator.demo;

import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls the public APIs, as nobody or as one of the demo's people. */
final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI issuer;
    private final String password;
    private final Map<String, String> tokens = new HashMap<>();

    Api(URI issuer, String password) {
        this.issuer = issuer;
        this.password = password;
    }

    /** What came back. */
    record Answer(String call, int status, String etag, String text) {

        boolean isOk() {
            return status >= 200 && status < 300;
        }

        /** Empty when all is well. */
        String trouble() {
            return isOk() ? "" : call + " answered " + status + ": " + text;
        }

        Answer expectOk() {
            if (!isOk()) {
                throw new NotAsExpected(trouble());
            }
            return this;
        }

        JsonStructure json() {
            return JsonText.read(expectOk().text());
        }

        JsonObject object() {
            return json().asJsonObject();
        }
    }

    /** The system does not do what the demo needs. */
    static final class NotAsExpected extends RuntimeException {
        NotAsExpected(String message) {
            super(message);
        }
    }

    Answer get(@Nullable String person, URI base, String path) {
        return send(request(person, base, path).GET());
    }

    Answer post(@Nullable String person, URI base, String path, JsonObject body, String idempotencyKey) {
        var request = request(person, base, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()));
        return send(idempotencyKey.isEmpty() ? request : request.header("Idempotency-Key", idempotencyKey));
    }

    Answer put(String person, URI base, String path, JsonObject body, String ifMatch) {
        return send(request(person, base, path)
                .header("Content-Type", "application/json")
                .header("If-Match", ifMatch)
                .PUT(BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(@Nullable String person, URI base, String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
        return person == null ? request : request.header("Authorization", "Bearer " + token(person));
    }

    /** The whole seeding takes less than a token's life; a second run fetches new ones. */
    private String token(String person) {
        return tokens.computeIfAbsent(person, this::signIn);
    }

    private String signIn(String person) {
        var form = Map.of(
                "grant_type", "password",
                "client_id", "switchpoint-cli",
                "username", person,
                "password", password,
                "scope", "openid organization");
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        return send(request).object().getString("access_token");
    }

    private Answer send(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            return new Answer(
                    request.method() + " " + request.uri(),
                    response.statusCode(),
                    response.headers().firstValue("ETag").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
