package energy.switchpoint.acceptance.journeys;

import com.microsoft.playwright.Locator;
import energy.switchpoint.acceptance.system.Chargers;
import energy.switchpoint.acceptance.system.Person;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An operator takes a chargepoint on in the browser; the device connects with what the page showed. */
class OnboardingJourneyTest {

    @Test
    void anOperatorOnboardsADeviceAndSeesItConnect() {
        try (var browser = Browser.desktop()) {
            browser.signIn(Person.NORA, "/fleet")
                    .seesHeading("Chargepoints")
                    .sees("chargepoints are online")
                    .look("fleet")
                    .press("Onboard a chargepoint")
                    .seesHeading("Onboard a chargepoint")
                    .fill("Serial number", "J-" + UUID.randomUUID())
                    .fill("Name for the list", "Mill Lane 4")
                    .pick("Product", "Voltworks Home 7")
                    .pick("Feeder", "feeder")
                    .fill("Address", "4 Mill Lane")
                    .fill("Postcode", "NT2 4ML")
                    .look("onboard-form")
                    .press("Onboard a chargepoint")
                    .sees("Type this into the device")
                    .look("onboard-result");
            Locator secrets = browser.page().locator(".once code");
            var identity = secrets.nth(1).textContent();
            Chargers.add(identity, secrets.nth(2).textContent(), "2.0.1");

            browser.page().getByText("Watch Mill Lane 4 connect").click();
            browser.sees("Free, 0.0").look("chargepoint");

            Chargers.act(identity, "remove");
        }
    }
}
