package energy.switchpoint.simulator.bench.control;

import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;

/** The gateway's API as the operator of the bench's chargers uses it. */
public final class OperatorApi {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final Supplier<String> token;

    /** @param base the gateway's API, ending in {@code /api} */
    public OperatorApi(String base, Supplier<String> token) {
        this.base = base;
        this.token = token;
    }

    public JsonObject get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    public JsonObject post(String path, JsonObject body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** What is no JSON. */
    public String text(String path) throws IOException, InterruptedException {
        return body(request(path).setHeader("Accept", "*/*").GET().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token.get())
                .header("Accept", "application/json");
    }

    private JsonObject send(HttpRequest request) throws IOException, InterruptedException {
        return JsonText.readObject(body(request));
    }

    private String body(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("%s %s answered %d: %s"
                    .formatted(request.method(), request.uri(), answer.statusCode(), answer.body()));
        }
        return answer.body();
    }
}
