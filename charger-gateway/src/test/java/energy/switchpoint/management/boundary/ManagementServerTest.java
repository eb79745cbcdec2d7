package energy.switchpoint.management.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.management.boundary.ManagementServer.Page;
import energy.switchpoint.management.control.Health;
import energy.switchpoint.metrics.entity.Exposition;
import energy.switchpoint.metrics.entity.Meters;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManagementServerTest {

    final ManagementServer server = new ManagementServer(Map.of(
            "/metrics",
            () -> {
                var out = new Exposition();
                Meters.write(out);
                return new Page(200, Exposition.TYPE, out.text());
            },
            "/health/live",
            () -> ManagementPort.answer(List.of()),
            "/health/ready",
            () -> ManagementPort.answer(List.of(new Health.Check("database", true), new Health.Check("door", false))),
            "/broken",
            () -> {
                throw new IllegalStateException("the database is away");
            }));

    @BeforeEach
    void start() {
        server.start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void prometheusReadsEveryFigureByName() throws Exception {
        Meters.MESSAGES_IN.add("2.0.1", "Heartbeat");

        var page = get("/metrics");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-type").orElseThrow()).startsWith("text/plain; version=0.0.4");
        assertThat(page.body())
                .contains(
                        "switchpoint_messages_in_total{version=\"2.0.1\",action=\"Heartbeat\"}",
                        "# TYPE switchpoint_messages_refused_total counter",
                        "# TYPE switchpoint_commands_total counter",
                        "# TYPE switchpoint_api_requests_total counter",
                        "# TYPE switchpoint_rate_limited_total counter",
                        "# TYPE switchpoint_commit_batch_size histogram",
                        "# TYPE switchpoint_commit_seconds histogram",
                        "# TYPE switchpoint_call_seconds histogram");
    }

    @Test
    void readyNamesWhatIsNotWell() throws Exception {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);

        var ready = get("/health/ready");

        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body())
                .isEqualTo(
                        "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"database\",\"status\":\"UP\"},{\"name\":\"door\",\"status\":\"DOWN\"}]}");
    }

    @Test
    void nothingElseIsThere() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/metrics/../secrets").statusCode()).isEqualTo(404);
        assertThat(send(HttpRequest.newBuilder(address("/metrics"))
                                .POST(HttpRequest.BodyPublishers.ofString("x"))
                                .build())
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("/broken").statusCode()).isEqualTo(503);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(address(path)).GET().build());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
