package energy.switchpoint.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.switchpoint.acceptance.system.Chargers;
import energy.switchpoint.acceptance.system.Household;
import energy.switchpoint.acceptance.system.Installation;
import energy.switchpoint.acceptance.system.Installation.Service;
import energy.switchpoint.acceptance.system.Person;
import energy.switchpoint.acceptance.system.Servers;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures and health as a collector and a load balancer read them from the running gateway. */
class ManagementPortTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Prometheus text format 0.0.4: name, labels, value. */
    private static final Pattern SAMPLE =
            Pattern.compile("([a-z_:]+)(\\{[a-z]+=\"[^\"\\n]*\"(,[a-z]+=\"[^\"\\n]*\")*})? ([0-9.eE+-]+|NaN)");

    static Household home;

    @BeforeAll
    static void aCharger() {
        home = Household.with(Person.BEN, Person.NORA, "2.0.1");
    }

    @AfterAll
    static void removeIt() {
        Chargers.act(home.identity(), "remove");
    }

    @Test
    void figuresAreInThePrometheusFormat() {
        var answer = page("/metrics").expect(200);

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
        assertThat(answer.body()).endsWith("\n");
        var explained = new HashSet<String>();
        for (var line : answer.body().lines().toList()) {
            if (line.startsWith("# TYPE ")) {
                explained.add(line.split(" ")[2]);
            } else if (!line.startsWith("# HELP ")) {
                var sample = SAMPLE.matcher(line);
                assertThat(sample.matches()).as(line).isTrue();
                assertThat(explained).as(line).contains(sample.group(1).replaceAll("_(bucket|sum|count)$", ""));
            }
        }
        assertThat(explained)
                .contains("switchpoint_connections", "switchpoint_commands_total", "switchpoint_commit_seconds");
    }

    @Test
    void connectionsAndCommandsAreCounted() {
        var answeredBefore = figure("switchpoint_commands_total{kind=\"TriggerMeter\",outcome=\"Accepted\"}");

        order();

        assertThat(figure("switchpoint_connections{version=\"2.0.1\"}")).isGreaterThanOrEqualTo(1);
        assertThat(figure("switchpoint_commands_total{kind=\"TriggerMeter\",outcome=\"Accepted\"}"))
                .isEqualTo(answeredBefore + 1);
    }

    @Test
    void aCommandToNobodyIsCountedToo() {
        var before = figure("switchpoint_commands_total{kind=\"TriggerMeter\",outcome=\"NotConnected\"}");
        var away = Household.onboard(Person.NORA, "1.6")
                .getJsonObject("chargepoint")
                .getString("id");
        await().atMost(PATIENCE)
                .until(() -> Api.as(Person.NORA)
                                .get(Service.GATEWAY, "/devices/" + away + "/twin")
                                .status()
                        == 200);

        Api.as(Person.NORA)
                .post(
                        Service.GATEWAY,
                        "/devices/" + away + "/commands",
                        Json.createObjectBuilder().add("type", "READ_METER"))
                .expect(202);

        assertThat(figure("switchpoint_commands_total{kind=\"TriggerMeter\",outcome=\"NotConnected\"}"))
                .isEqualTo(before + 1);
    }

    @Test
    void noFigureNamesATenantOrACharger() {
        assertThat(page("/metrics").body())
                .doesNotContain(home.chargepoint(), home.identity(), "north-charge", "south-charge", "northshire");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready"})
    void aRunningGatewayIsLiveAndReady(String path) {
        assertThat(page(path).expect(200).json().getString("status")).isEqualTo("UP");
    }

    @Test
    void readyNamesWhatHasToBeWell() {
        assertThat(checks(page("/health/ready")))
                .extracting(check -> check.getString("name"))
                .containsExactlyInAnyOrder("database", "door", "rule-pack");
    }

    @Test
    void withoutItsDatabaseItIsLiveAndNotReady() {
        Servers.DATABASE.kill();
        try {
            await("not ready")
                    .atMost(PATIENCE)
                    .until(() -> page("/health/ready").status() == 503);

            assertThat(checks(page("/health/ready")))
                    .filteredOn(check -> check.getString("status").equals("DOWN"))
                    .extracting(check -> check.getString("name"))
                    .contains("database");
            page("/health/live").expect(200);
            page("/metrics").expect(200);
        } finally {
            Servers.DATABASE.start();
        }
        await("ready again").atMost(PATIENCE).until(() -> page("/health/ready").status() == 200);
    }

    @Test
    void nothingElseIsServedThere() {
        page("/").expect(404);
        page("/gateway/api/devices").expect(404);
        Api.asNobody()
                .send("POST", Installation.UNDER_TEST.management() + "/metrics", null)
                .expect(404);
    }

    private static double figure(String sample) {
        return page("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(sample + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    private static List<JsonObject> checks(Answer answer) {
        return answer.json().getJsonArray("checks").getValuesAs(JsonObject.class);
    }

    private static void order() {
        Api.as(Person.NORA)
                .post(
                        Service.GATEWAY,
                        "/devices/" + home.chargepoint() + "/commands",
                        Json.createObjectBuilder().add("type", "READ_METER"))
                .expect(202);
    }

    private static Answer page(String path) {
        return Api.asNobody().send("GET", Installation.UNDER_TEST.management() + path, null);
    }
}
