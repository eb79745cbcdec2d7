package energy.switchpoint.acceptance.journeys;

import energy.switchpoint.acceptance.system.Person;
import org.junit.jupiter.api.Test;

/** What everybody can see without signing in, and that a deep link survives signing in. */
class PublicPagesTest {

    @Test
    void aVisitorLooksUpAChargerAndItsLabel() {
        try (var browser = Browser.phone()) {
            browser.open("/")
                    .seesHeading("Your charger. Your choice of operator.")
                    .look("home");
            browser.open("/products")
                    .seesHeading("Check a charger")
                    .sees("Voltworks")
                    .look("products");
            browser.page().locator("vaadin-grid a").first().click();
            browser.sees("What the label rests on").look("product");
            browser.open("/problems/switch-already-open").look("problem");
        }
    }

    @Test
    void aDeepLinkLeadsThroughSignInToItsPage() {
        try (var browser = Browser.desktop()) {
            browser.signIn(Person.PAT, "/organisations")
                    .seesHeading("Organisations")
                    .sees("North Charge")
                    .look("organisations");
        }
    }
}
