package energy.switchpoint.acceptance.api;

import static org.awaitility.Awaitility.await;

import energy.switchpoint.acceptance.system.Chargers;
import energy.switchpoint.acceptance.system.Household;
import energy.switchpoint.acceptance.system.Installation.Service;
import energy.switchpoint.acceptance.system.Person;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A charger that comes is told to tell its meter each second while charging, and the twin says that it does (R022). */
class MeterEachSecondTest {

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1"})
    void aChargerThatCanIsBroughtToIt(String version) {
        var onboarded = Household.onboard(Person.NORA, version);
        var connection = onboarded.getJsonObject("connection");
        var identity = connection.getString("identity");
        Chargers.add(identity, connection.getString("password"), version);

        await("the charger's own setting says so")
                .atMost(Duration.ofMinutes(1))
                .until(() -> keptS(onboarded.getJsonObject("chargepoint").getString("id")) == 1);
        Chargers.act(identity, "remove");
    }

    private static int keptS(String chargepoint) {
        var twin = Api.as(Person.NORA).get(Service.GATEWAY, "/devices/" + chargepoint + "/twin");
        return twin.status() == 200
                ? twin.json().getJsonObject("managed").getJsonObject("meter").getInt("keptS", 0)
                : 0;
    }
}
