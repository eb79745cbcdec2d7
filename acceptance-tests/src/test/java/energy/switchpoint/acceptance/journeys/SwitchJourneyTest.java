package energy.switchpoint.acceptance.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page.WaitForURLOptions;
import energy.switchpoint.acceptance.api.Api;
import energy.switchpoint.acceptance.system.Chargers;
import energy.switchpoint.acceptance.system.Facts;
import energy.switchpoint.acceptance.system.Household;
import energy.switchpoint.acceptance.system.Installation.Service;
import energy.switchpoint.acceptance.system.Person;
import energy.switchpoint.acceptance.system.WebSocketKnock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main job: a household changes its charger's operator in the browser, from sign-in to receipt. */
class SwitchJourneyTest {

    @ParameterizedTest(name = "OCPP {0}")
    @ValueSource(strings = {"2.0.1", "1.6"})
    void aHouseholdSwitchesItsOperatorInTheBrowser(String version) {
        var home = Household.with(Person.ALICE, Person.NORA, version);
        var before = home.programmeOnTheDevice();
        var during = new HashSet<String>();

        String switchId;
        try (var watch = Executors.newSingleThreadScheduledExecutor();
                var browser = version.equals("1.6") ? Browser.phone() : Browser.desktop()) {
            watch.scheduleWithFixedDelay(() -> readProgramme(home, during), 0, 500, TimeUnit.MILLISECONDS);
            browser.signIn(Person.ALICE, "/my-charger/" + home.chargepoint())
                    .sees("North Charge")
                    .look("my-charger-" + version);
            switchId = askForTheSwitch(browser, home, version);
            browser.sees("Done. South Charge now runs your charger.").look("tracker-" + version);
            watch.shutdownNow();
        }

        assertThat(during).as("the programme during the switch").isSubsetOf(Set.of(before));
        home.awaitConnected();
        home.awaitProgramme(before);
        theOldOperatorIsOut(home, version);
        theNewOperatorSeesNothingFromBefore(home);
        theReceiptCanBeKept(switchId);
        Chargers.act(home.identity(), "remove");
    }

    private static String askForTheSwitch(Browser browser, Household home, String version) {
        browser.open("/switch/" + home.chargepoint())
                .look("wizard-1-compare-" + version)
                .press("Choose South Charge")
                .sees("Can your charger switch?");
        for (var purpose : browser.page().locator("[id^=purpose-]").all()) {
            assertThat(purpose.locator("[aria-checked=true], input:checked").count())
                    .as("nothing is ticked beforehand")
                    .isZero();
            browser.choose(
                    purpose.getAttribute("id"), purpose.getAttribute("id").contains("OPERATE") ? "Yes" : "No");
        }
        browser.look("wizard-2-changes-" + version)
                .press("Go on")
                .choose("when", "As soon as possible")
                .choose("history", "Seal it")
                .look("wizard-3-when-" + version)
                .press("Go on")
                .tick("I want South Charge to run my charger")
                .look("wizard-4-check-" + version)
                .press("Switch to South Charge");
        browser.page().waitForURL(url -> url.contains("/switches/"), new WaitForURLOptions().setTimeout(30_000));
        browser.page().setDefaultTimeout(120_000);
        return browser.path().substring("/switches/".length());
    }

    /** Read from the device while it is connected; a read that finds it reconnecting says nothing. */
    private static void readProgramme(Household home, Set<String> seen) {
        var answer = Api.as(Person.ALICE)
                .get(Service.GATEWAY, "/devices/" + home.chargepoint() + "/composite-schedule?hours=24");
        if (answer.status() == 200) {
            seen.add(answer.json().getString("fingerprint"));
        }
    }

    private static void theOldOperatorIsOut(Household home, String version) {
        assertThat(WebSocketKnock.status(home.identity(), home.password(), version))
                .as("the old credential")
                .isEqualTo(401);
        for (var path : new String[] {"/twin", "/transactions", "/meter", "/log", "/calendar"}) {
            await("north-charge is out of " + path)
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> Api.as(Person.NORA)
                                    .get(Service.GATEWAY, "/devices/" + home.chargepoint() + path)
                                    .status()
                            == 404);
        }
        assertThat(Api.as(Person.NORA)
                        .get(Service.REGISTRY, "/chargepoints/" + home.chargepoint())
                        .status())
                .isEqualTo(404);
        assertThat(Api.as(Person.NORA).get(Service.GATEWAY, "/devices").body()).doesNotContain(home.chargepoint());
    }

    private static void theNewOperatorSeesNothingFromBefore(Household home) {
        var started = Facts.strings(
                        Service.GATEWAY,
                        "select valid_from from command_authority where chargepoint_id = ? and organisation_id = 'south-charge'",
                        home.chargepoint())
                .getFirst();
        assertThat(started).isNotBlank();
        for (var path : new String[] {"/transactions", "/log"}) {
            Api.as(Person.SAM)
                    .get(Service.GATEWAY, "/devices/" + home.chargepoint() + path)
                    .expect(200)
                    .items()
                    .forEach(item -> assertThat(item.getString(path.equals("/log") ? "at" : "startedAt")
                                    .replace('T', ' '))
                            .as("%s begins with its own operatorship", path)
                            .isGreaterThanOrEqualTo(started.substring(0, 19)));
        }
    }

    private static void theReceiptCanBeKept(String switchId) {
        var receipt = Api.as(Person.ALICE)
                .get(Service.SWITCHING, "/switches/" + switchId + "/receipt")
                .expect(200)
                .json();
        assertThat(receipt.getString("ledgerHash")).matches("[0-9a-f]{64}");
        assertThat(receipt.getJsonObject("history").getString("action")).isEqualTo("SEAL");
    }
}
