package energy.switchpoint.acceptance.switching;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.acceptance.api.Api;
import energy.switchpoint.acceptance.system.Chargers;
import energy.switchpoint.acceptance.system.Household;
import energy.switchpoint.acceptance.system.Installation.Service;
import energy.switchpoint.acceptance.system.Person;
import energy.switchpoint.acceptance.system.WebSocketKnock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The charger that does not come back after the credential change. */
class RollbackTest {

    @ParameterizedTest(name = "OCPP {0}")
    @ValueSource(strings = {"2.0.1", "1.6"})
    void aChargerThatDoesNotComeBackIsPutBackByItself(String version) {
        var home = Household.with(Person.BEN, Person.NORA, version);
        var programme = home.programmeOnTheDevice();
        Chargers.fault(home.identity(), "does-not-come-back", 45).expect(200);

        var id = Switching.ask(home, Person.SAM, "SEAL").expect(201).json().getString("id");

        assertThat(Switching.awaitEnd(id)).isEqualTo("RETURNED");
        home.awaitConnected();
        assertThat(WebSocketKnock.status(home.identity(), home.password(), version))
                .as("the old credential is valid")
                .isEqualTo(101);
        home.awaitConnected();
        home.awaitProgramme(programme);
        Switching.assertExactlyOneCommanderAtEveryMoment(home);
        for (var told : new Person[] {Person.BEN, Person.NORA, Person.SAM}) {
            var outcome = Api.as(told)
                    .get(Service.SWITCHING, "/switches/" + id)
                    .expect(200)
                    .json()
                    .getJsonObject("outcome");
            assertThat(outcome.getString("text")).as("%s is told why", told).contains("did not come back");
        }
        Chargers.act(home.identity(), "remove");
    }
}
