package energy.switchpoint.peers.boundary;

import energy.switchpoint.platform.http.ServiceToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** Calls to the other services with this service's own token. Whatever goes wrong comes back as a value. */
@ApplicationScoped
public class PeerCalls {

    /** What a call came to. */
    sealed interface Outcome {

        record Json(JsonValue body) implements Outcome {}

        record NotThere() implements Outcome {}

        record Failed(String why) implements Outcome {}
    }

    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    @Inject
    ServiceToken token;

    Outcome get(String service, String path, Duration patience) {
        return call(request(service, path, patience).GET());
    }

    Outcome post(String service, String path, JsonObject body, Duration patience) {
        return call(request(service, path, patience)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private static HttpRequest.Builder request(String service, String path, Duration patience) {
        var base = ConfigProvider.getConfig().getValue("switchpoint." + service + ".url", String.class);
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(patience).header("Accept", "application/json");
    }

    private Outcome call(HttpRequest.Builder request) {
        try {
            var answer = http.send(
                    request.header("Authorization", "Bearer " + token.value()).build(), BodyHandlers.ofString());
            return switch (answer.statusCode()) {
                case 200, 201, 202 -> parsed(answer.body());
                case 404 -> new Outcome.NotThere();
                case 401 -> {
                    token.renew();
                    yield new Outcome.Failed("It refused our token.");
                }
                default -> new Outcome.Failed("It answered with status %d.".formatted(answer.statusCode()));
            };
        } catch (IOException | IllegalStateException _) {
            return new Outcome.Failed("It did not answer.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed("We were stopped while waiting for its answer.");
        }
    }

    private static Outcome parsed(String body) {
        try (var reader = Json.createReader(new StringReader(body))) {
            return new Outcome.Json(reader.readValue());
        } catch (JsonException _) {
            return new Outcome.Failed("Its answer could not be read.");
        }
    }
}
