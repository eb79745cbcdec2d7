package energy.switchpoint.acceptance.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.switchpoint.acceptance.api.Api;
import energy.switchpoint.acceptance.system.Chargers;
import energy.switchpoint.acceptance.system.Household;
import energy.switchpoint.acceptance.system.Installation.Service;
import energy.switchpoint.acceptance.system.Person;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A network limits a feeder in the browser; the chargers obey; the regulator and the public see it with its measured effect. */
class LimitJourneyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aLimitIsObeyedMeasuredAndSeenByEverybody() {
        var home = Household.with(Person.BEN, Person.NORA, "2.0.1");
        startCharging(home);
        var area = area(home);

        try (var browser = Browser.desktop()) {
            browser.signIn(Person.DANA, "/network")
                    .seesHeading("Network")
                    .sees("Chargers draw")
                    .look("network")
                    .press("New limit")
                    .seesHeading("New limit")
                    .pick("Area", area)
                    .sees("Expected relief")
                    .select("Limit to", "30")
                    .fill("What is happening", "Transformer at 118 % of its rating")
                    .fill("What was tried first", "Flexibility called, not enough")
                    .look("limit-order")
                    .press("Issue the limit")
                    .answer("Issue the limit")
                    .sees("limits chargers in");
            browser.page().setDefaultTimeout(60_000);
            browser.sees("Verified by the chargers").look("limit-live");
            assertThat(twin(home).getJsonObject("control").getString("kind")).isEqualTo("SUPPLY_LIMIT");
            await("the charger obeys")
                    .atMost(PATIENCE)
                    .until(() -> Chargers.state(home.identity())
                                    .getJsonNumber("powerW")
                                    .longValue()
                            <= 7360 * 30 / 100);
            var id = browser.path().substring("/network/limits/".length());
            browser.press("Release the limit").answer("Release it").sees("limited chargers in");

            theRegulatorSeesIt(id);
            thePublicSeesIt(id);
        }
        Chargers.act(home.identity(), "remove");
    }

    private static void startCharging(Household home) {
        Chargers.act(home.identity(), "plug").expect(200);
        await("the session has started").atMost(PATIENCE).until(() -> twin(home).get("session") instanceof JsonObject);
        Api.as(Person.BEN)
                .post(
                        Service.GATEWAY,
                        "/devices/" + home.chargepoint() + "/overrides",
                        Json.createObjectBuilder().add("levelPercent", 100).addNull("until"));
        await("the car draws power")
                .atMost(PATIENCE)
                .until(() -> twin(home).getJsonNumber("powerW").longValue() > 5000);
    }

    private static JsonObject twin(Household home) {
        return Api.as(Person.BEN)
                .get(Service.GATEWAY, "/devices/" + home.chargepoint() + "/twin")
                .expect(200)
                .json();
    }

    private static String area(Household home) {
        return Api.as(Person.BEN)
                .get(Service.REGISTRY, "/chargepoints/" + home.chargepoint())
                .expect(200)
                .json()
                .getJsonObject("networkArea")
                .getString("name");
    }

    private static void theRegulatorSeesIt(String id) {
        try (var browser = Browser.desktop()) {
            browser.signIn(Person.REG, "/regulator")
                    .seesHeading("Findings")
                    .sees("verified by meters")
                    .look("regulator");
            browser.open("/curtailments/" + id)
                    .sees("Transformer at 118 % of its rating")
                    .sees("Measured relief")
                    .look("limit-for-regulator");
        }
    }

    private static void thePublicSeesIt(String id) {
        try (var browser = Browser.phone()) {
            browser.open("/curtailments")
                    .seesHeading("Network limits")
                    .sees("Northshire Networks")
                    .look("limits-public");
            browser.open("/curtailments/" + id)
                    .sees("Flexibility called, not enough")
                    .look("limit-public");
        }
        var csv =
                Api.asNobody().get(Service.GATEWAY, "/public/curtailments.csv").expect(200);
        assertThat(csv.body()).contains(id);
    }
}
