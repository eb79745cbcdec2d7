package energy.switchpoint.simulator.panel.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.simulator.charger.boundary.Protocols;
import energy.switchpoint.simulator.charger.control.Fleet;
import energy.switchpoint.simulator.charger.entity.Backoff;
import energy.switchpoint.simulator.json.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlServerTest {

    @TempDir
    Path home;

    Fleet fleet;
    ControlServer server;
    HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws IOException {
        // Nobody listens at the discard port: the page works without an operator.
        fleet = new Fleet(home, URI.create("ws://127.0.0.1:9/ocpp"), Backoff.USUAL, Protocols::of);
        server = new ControlServer(fleet, 0);
        fleet.start();
        server.start();
        post("/chargers", "{\"identity\": \"C-1\", \"password\": \"0123456789abcdef\", \"version\": \"2.0.1\"}");
    }

    @AfterEach
    void stop() {
        server.close();
        fleet.close();
        client.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                    .method(method, BodyPublishers.ofString(body));
            for (var i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> post(String path, String body) {
        return send("POST", path, body);
    }

    @Test
    void thePageListsTheChargers() {
        assertThat(send("GET", "/", "").body()).contains("Charger simulator");
        var list = JsonText.readObject(send("GET", "/chargers", "").body());
        assertThat(list.getInt("total")).isEqualTo(1);
        assertThat(list.getJsonArray("items").getJsonObject(0).getString("identity"))
                .isEqualTo("C-1");
    }

    @Test
    void noAnswerHoldsAPassword() {
        assertThat(send("GET", "/chargers/C-1", "").body()).doesNotContain("0123456789abcdef");
    }

    @Test
    void aCarComesAndGoes() {
        var plugged = post("/chargers/C-1/plug", "{\"batteryKwh\": 50, \"socPercent\": 40, \"name\": \"Mine\"}");
        assertThat(JsonText.readObject(plugged.body()).getJsonObject("vehicle").getString("name"))
                .isEqualTo("Mine");
        assertThat(post("/chargers/C-1/plug", "").statusCode()).isEqualTo(409);
        assertThat(post("/chargers/C-1/unplug", "").statusCode()).isEqualTo(200);
        assertThat(post("/chargers/C-1/unplug", "").statusCode()).isEqualTo(409);
    }

    @Test
    void aChargerWithoutPowerHasNoButton() {
        assertThat(post("/chargers/C-1/power-off", "").statusCode()).isEqualTo(200);
        assertThat(post("/chargers/C-1/button", "").statusCode()).isEqualTo(409);
        assertThat(post("/chargers/C-1/plug", "").statusCode()).isEqualTo(200);
        var on = JsonText.readObject(post("/chargers/C-1/power-on", "").body());
        assertThat(on.getString("status")).isEqualTo("CHARGING");
    }

    @Test
    void aRemovedChargerIsGoneForGood() {
        assertThat(post("/chargers/C-1/remove", "").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/chargers/C-1", "").statusCode()).isEqualTo(404);
        assertThat(home).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /chargers | {} | 400",
                "POST | /chargers | not json | 400",
                "POST | /chargers | {\"identity\": \"../x\", \"password\": \"p\"} | 400",
                "POST | /chargers | {\"identity\": \"C-2\", \"password\": \"p\", \"version\": \"1.5\"} | 400",
                "POST | /chargers | {\"identity\": \"C-1\", \"password\": \"p\"} | 409",
                "GET | /chargers/C-9 | {} | 404",
                "POST | /chargers/C-9/plug | {} | 404",
                "POST | /chargers/C-1/dance | {} | 404",
                "POST | /chargers/C-1/fault | {\"kind\": \"sulk\"} | 400",
                "POST | /chargers/C-1/fault | {\"kind\": \"goes-offline\", \"seconds\": 999999999} | 400",
                "POST | /chargers/C-1/plug | {\"batteryKwh\": -1} | 400",
                "DELETE | /chargers/C-1 | {} | 405",
                "GET | /elsewhere | {} | 404",
            })
    void badAsksAreToldWhy(String method, String path, String body, int status) {
        var answer = send(method, path, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(JsonText.readObject(answer.body()).getString("detail")).isNotBlank();
    }

    @Test
    void aPageOfSomebodyElseIsNotServed() {
        var answer = send("POST", "/chargers/C-1/power-off", "{}", "Sec-Fetch-Site", "cross-site");

        assertThat(answer.statusCode()).isEqualTo(403);
    }
}
