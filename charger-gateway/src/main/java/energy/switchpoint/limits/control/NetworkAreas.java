package energy.switchpoint.limits.control;

import energy.switchpoint.platform.http.ServiceToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The network areas and whose they are, from the registry. While it is away, what was known last. */
@ApplicationScoped
public class NetworkAreas {

    private static final System.Logger LOG = System.getLogger(NetworkAreas.class.getName());
    private static final Duration FRESH = Duration.ofMinutes(1);

    @Inject
    ServiceToken token;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "switchpoint.registry.url")
    String registry;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private volatile Map<String, Area> areas = Map.of();
    private volatile Instant askAgainAt = Instant.EPOCH;

    public record Area(String id, String name, String dsoId, String dsoName) {}

    public Optional<Area> byId(String areaId) {
        if (!clock.instant().isBefore(askAgainAt)) {
            refresh();
        }
        return Optional.ofNullable(areas.get(areaId));
    }

    private synchronized void refresh() {
        if (clock.instant().isBefore(askAgainAt)) {
            return;
        }
        askAgainAt = clock.instant().plus(FRESH);
        try {
            areas = fetch();
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "network areas: the registry is away ({0})", e.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Area> fetch() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(registry + "/network-areas"))
                .timeout(Duration.ofSeconds(3))
                .header("Authorization", "Bearer " + token.value())
                .header("Accept", "application/json")
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the registry answered " + answer.statusCode());
        }
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            var found = new HashMap<String, Area>();
            var value = reader.readValue();
            var items = value instanceof JsonArray list ? list : ((JsonObject) value).getJsonArray("items");
            for (JsonValue item : items) {
                var area = item.asJsonObject();
                var dso = area.getJsonObject("dso");
                found.put(
                        area.getString("id"),
                        new Area(
                                area.getString("id"),
                                area.getString("name"),
                                dso.getString("id"),
                                dso.getString("name")));
            }
            return found;
        }
    }
}
