package energy.switchpoint.acceptance.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.acceptance.switching.Switching;
import energy.switchpoint.acceptance.system.Chargers;
import energy.switchpoint.acceptance.system.Household;
import energy.switchpoint.acceptance.system.Person;
import org.junit.jupiter.api.Test;

/** An operator sees a switch come in, live, and follows it on its own page. */
class SwitchInboxJourneyTest {

    @Test
    void anOperatorSeesASwitchComingToItAndFollowsIt() {
        var home = Household.with(Person.BEN, Person.NORA, "2.0.1");
        try (var browser = Browser.desktop()) {
            browser.signIn(Person.SAM, "/switches-in-and-out")
                    .seesHeading("Switches")
                    .sees("Coming to you");

            var id = Switching.ask(home, Person.SAM, "SEAL").expect(201).json().getString("id");
            browser.sees("North Charge").look("switch-inbox").open("/switches-in-and-out/" + id);
            browser.page().setDefaultTimeout(60_000);
            browser.sees("From North Charge to South Charge: completed.").look("switch-case");

            assertThat(Switching.awaitEnd(id)).isEqualTo("COMPLETED");
        }
        Chargers.act(home.identity(), "remove");
    }
}
