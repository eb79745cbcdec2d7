package energy.switchpoint.acceptance.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.acceptance.system.Chargers;
import energy.switchpoint.acceptance.system.Household;
import energy.switchpoint.acceptance.system.Installation;
import energy.switchpoint.acceptance.system.Person;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Somebody new: makes an account, connects the charger at the wall, charges now, sets a programme, says what the car needs. */
class NewHouseholdJourneyTest {

    /** Which of them it is depends on the time of day. */
    private static final Pattern IN_TIME_OR_NOT = Pattern.compile("In time: your car will|Not enough: your car will");

    @Test
    void aNewHouseholdRegistersClaimsItsChargerAndSetsItsProgramme() {
        var onboarded = Household.onboard(Person.NORA, "2.0.1");
        var connection = onboarded.getJsonObject("connection");
        var identity = connection.getString("identity");
        Chargers.add(identity, connection.getString("password"), "2.0.1");

        try (var browser = Browser.phone()) {
            register(browser);
            browser.open("/my-charger").sees("No charger yet").look("no-charger");
            browser.open("/claim")
                    .seesHeading("Connect your charger")
                    .fill("Pairing code", connection.getString("pairingCode"))
                    .look("claim")
                    .press("Go on")
                    .sees("Now press the button on");
            Chargers.act(identity, "button").expect(200);
            browser.sees("is now connected to your account").look("claimed");

            browser.open("/my-charger")
                    .sees("Power now")
                    .press("Charge now")
                    .sees("You said charge now")
                    .look("charge-now")
                    .press("Back to my programme")
                    .sees("the standard one applies");

            browser.open("/programme")
                    .sees("Start from")
                    .press("Night rate")
                    .look("programme")
                    .press("Save programme")
                    .sees("Your programme is on its way to the charger");
            browser.open("/my-charger").sees("You set this programme").look("own-programme");

            browser.sees("Only you see this")
                    .press("Say what my car needs")
                    .fill("Energy needed (kWh)", "1000")
                    .press("Save")
                    .sees("Enter how much energy the car needs")
                    .look("need-mistyped")
                    .fill("Energy needed (kWh)", "3")
                    .press("Save")
                    .sees("You leave:")
                    .sees("Reckoned for a car that is plugged in")
                    .look("need-said");
            assertThat(browser.page().getByText(IN_TIME_OR_NOT).count())
                    .as("what the programme leads to")
                    .isPositive();
            browser.press("Remove").sees("Say how much energy your car needs");
        }
        Chargers.act(identity, "remove");
    }

    private static void register(Browser browser) {
        var page = browser.page();
        var name = "new-" + UUID.randomUUID();
        page.navigate(Installation.UNDER_TEST.portal() + "/my-charger");
        page.getByText("Register").first().click();
        page.locator("#username").fill(name);
        page.locator("#email").fill(name + "@example.org");
        page.locator("#firstName").fill("Nell");
        page.locator("#lastName").fill("New");
        page.locator("#password").fill("a long enough password");
        page.locator("#password-confirm").fill("a long enough password");
        page.locator("[type=submit]").first().click();
        page.waitForURL(url -> url.startsWith(Installation.UNDER_TEST.portal()));
    }
}
