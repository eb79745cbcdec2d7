package energy.switchpoint.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import energy.switchpoint.clients.FakeService;
import energy.switchpoint.clients.GatewayClient;
import energy.switchpoint.clients.RegistryClient;
import energy.switchpoint.jobs.Jobs.Wish;
import energy.switchpoint.pieces.ViewTest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NewJobViewTest extends ViewTest {

    private final FakeService service = new FakeService()
            .on("GET /network-areas", "[]")
            .on("GET /tags", "{\"items\":[{\"tag\":\"depot\",\"chargers\":3}]}");

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void whomItReachesIsSaidBeforeAnythingIsSent() {
        service.on("POST /jobs/preview", "{\"devices\":1200,\"connected\":1190,\"overridden\":4}");

        var view = open();

        assertThat(read(view)).contains("All your chargers: 1,200.", "10 are offline now", "At 4 the household");
        assertThat(service.asked).noneMatch(a -> a.path().equals("/jobs"));
    }

    @Test
    void startingAsksOnceMoreWithTheNumber() {
        service.on("POST /jobs/preview", "{\"devices\":3,\"connected\":3,\"overridden\":0}")
                .on(
                        "POST /jobs",
                        422,
                        "{\"type\":\"/problems/no-chargers\",\"title\":\"None\",\"status\":422,\"detail\":\"x\"}",
                        Map.of());
        var view = open();

        test(start(view)).click();
        var dialog = find(ConfirmDialog.class).single();
        assertThat(dialog.getElement().getProperty("message")).contains("3 chargers");
        test(dialog).confirm();

        assertThat(service.asked)
                .filteredOn(a -> a.path().equals("/jobs"))
                .singleElement()
                .satisfies(a -> assertThat(a.body()).contains("\"all\":true", "\"levelPercent\":50"))
                .satisfies(a -> assertThat(a.headers()).containsKey("Idempotency-key"));
    }

    @Test
    void withoutAChargerNothingCanBeStarted() {
        service.on("POST /jobs/preview", "{\"devices\":0,\"connected\":0,\"overridden\":0}");

        var view = open();

        assertThat(read(view)).contains("No charger fits.");
        assertThat(start(view).isEnabled()).isFalse();
    }

    @Test
    void anUnreachableServiceIsSaidAndNothingCanBeStarted() {
        service.on(
                "POST /jobs/preview",
                503,
                "{\"type\":\"/problems/x\",\"title\":\"Not now\",\"status\":503,\"detail\":\"Soon.\"}",
                Map.of());

        var view = open();

        assertThat(read(view)).contains("Not now");
        assertThat(start(view).isEnabled()).isFalse();
    }

    @Test
    void aFilterIsSentAndAnEmptyOneIsLeftOut() {
        var wish = new Wish("RESET", 50, 60, "f1", "", " 2.1.0 ");

        assertThat(wish.order(Instant.EPOCH))
                .isEqualTo(Map.of(
                        "kind",
                        "COMMAND",
                        "command",
                        Map.of("type", "RESET"),
                        "selection",
                        Map.of("area", "f1", "firmware", "2.1.0")));
    }

    private NewJobView open() {
        return shown(new NewJobView(
                new NewJobPresenter(new Jobs(new GatewayClient(service.http()), new RegistryClient(service.http())))));
    }

    private Button start(NewJobView view) {
        return find(Button.class, view).withText("Start the job").single();
    }
}
