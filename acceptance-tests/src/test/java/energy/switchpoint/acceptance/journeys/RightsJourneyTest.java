package energy.switchpoint.acceptance.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.acceptance.api.Api;
import energy.switchpoint.acceptance.system.Chargers;
import energy.switchpoint.acceptance.system.Household;
import energy.switchpoint.acceptance.system.Installation.Service;
import energy.switchpoint.acceptance.system.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** A person takes their data along and has it erased, in the browser, with proof. */
class RightsJourneyTest {

    @Test
    void aPersonExportsTheirDataAndHasItErased() throws IOException {
        var home = Household.with(Person.CORA, Person.NORA, "2.0.1");

        try (var browser = Browser.phone()) {
            browser.signIn(Person.CORA, "/my-data")
                    .seesHeading("Who has my data")
                    .look("my-data")
                    .open("/my-rights")
                    .seesHeading("My rights")
                    .look("my-rights");
            var download = browser.page()
                    .waitForDownload(() ->
                            browser.page().getByText("Download my data").first().click());
            var names = new ArrayList<String>();
            try (var zip = new ZipInputStream(Files.newInputStream(download.path()))) {
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    names.add(entry.getName());
                }
            }
            assertThat(names).contains("README.txt").anyMatch(name -> name.contains("registry"));

            browser.press("Erase my data").answer("Erase my data");
            browser.page().setDefaultTimeout(90_000);
            browser.sees("The erasure of your data is done").look("erasure");
        }

        var cases =
                Api.as(Person.CORA).get(Service.CONSENT, "/cases").expect(200).items();
        var erasure = cases.stream()
                .filter(c -> c.getString("type").equals("ERASURE"))
                .findFirst()
                .orElseThrow();
        assertThat(erasure.getString("state")).isIn("DONE", "PARTLY_DONE");
        assertThat(erasure.getJsonArray("steps").toString())
                .contains("DEVICE")
                .contains("GATEWAY")
                .contains("REGISTRY");
        Chargers.act(home.identity(), "remove");
    }
}
