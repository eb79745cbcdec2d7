package energy.switchpoint.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.select.Select;
import energy.switchpoint.clients.FakeService;
import energy.switchpoint.clients.GatewayClient;
import energy.switchpoint.clients.RegistryClient;
import energy.switchpoint.clients.ServiceProblem;
import energy.switchpoint.jobs.Jobs.DeviceResult;
import energy.switchpoint.jobs.Jobs.Job;
import energy.switchpoint.pieces.DataTable;
import energy.switchpoint.pieces.ViewTest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobViewTest extends ViewTest {

    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    private static final String CHARGER = "01a204c6-5eee-7f9b-9d97-b7a9d6444686";

    private final FakeService service = new FakeService();
    private JobView view;

    @BeforeEach
    void open() {
        service.on(
                "GET /jobs/j1/devices",
                "{\"items\":[{\"chargepointId\":\"%s\",\"state\":\"REFUSED\",\"detail\":\"NotSupported\",\"offsetS\":7}],\"total\":1}"
                        .formatted(CHARGER));
        service.on(
                "GET /devices",
                "{\"items\":[{\"chargepointId\":\"%s\",\"label\":\"Bay 4\",\"identity\":\"SP-7\",\"connected\":true}],\"total\":1}"
                        .formatted(CHARGER));
        view = shown(new JobView(new Jobs(new GatewayClient(service.http()), new RegistryClient(service.http()))));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aRunningJobSaysHowFarItIsAndHowLongItTakes() {
        view.show(job("RUNNING", 40, Map.of("ACCEPTED", 38L, "REFUSED", 2L, "PENDING", 60L), 10));

        assertThat(read(view))
                .contains("Restart", "40 of 100 chargers have a result", "About", "left at this speed")
                .contains("Accepted", "38", "Refused", "Waiting");
        assertThat(find(ProgressBar.class, view).single().getValue()).isEqualTo(40);
        assertThat(button("Cancel the job").isVisible()).isTrue();
        assertThat(button("Try the others again").isVisible()).isFalse();
    }

    @Test
    void cancellingSaysWhatFollowsAndAsksTheService() {
        service.on("POST /jobs/j1/cancel", json("CANCELLED"));
        view.show(job("RUNNING", 40, Map.of("ACCEPTED", 40L, "PENDING", 60L), 10));

        test(button("Cancel the job")).click();
        var dialog = find(ConfirmDialog.class).single();
        assertThat(dialog.getElement().getProperty("header")).isEqualTo("Cancel this job?");
        test(dialog).confirm();

        assertThat(service.asked)
                .anyMatch(a -> a.method().equals("POST") && a.path().equals("/jobs/j1/cancel"));
        assertThat(read(view)).contains("Cancelled.");
        assertThat(button("Cancel the job").isVisible()).isFalse();
    }

    @Test
    void whatDidNotWorkCanBeTriedAgainOnceOnly() {
        service.on(
                "POST /jobs/j1/retry",
                409,
                "{\"type\":\"/problems/nothing-to-retry\",\"title\":\"Nothing\",\"status\":409,\"detail\":\"x\"}",
                Map.of());
        view.show(job("DONE", 100, Map.of("ACCEPTED", 97L, "FAILED", 1L, "TIMED_OUT", 2L), 10));

        test(button("Try the others again")).click();
        test(button("Try the others again")).click();

        assertThat(read(view))
                .contains("It worked at 97 of 100 chargers", "Without success: 1 did not succeed, 2 did not answer.");
        var keys = service.asked.stream()
                .filter(a -> a.path().equals("/jobs/j1/retry"))
                .map(a -> a.headers().get("Idempotency-key"))
                .toList();
        assertThat(keys).hasSize(2).doesNotContainNull();
        assertThat(keys.getFirst()).as("a second press is the same request").isEqualTo(keys.getLast());
    }

    @Test
    void aJobThatWorkedEverywhereOffersNothingMore() {
        view.show(job("DONE", 100, Map.of("DONE", 100L), 10));

        assertThat(button("Cancel the job").isVisible()).isFalse();
        assertThat(button("Try the others again").isVisible()).isFalse();
        assertThat(find(ProgressBar.class, view).all()).noneMatch(ProgressBar::isVisible);
    }

    @Test
    void firmwareThatRunsAtTheChargersIsWaitedFor() {
        view.show(job("RUNNING", 0, Map.of("UNDER_WAY", 100L), 0));

        assertThat(read(view)).contains("100 chargers are still at it", "Under way at the charger");
    }

    @Test
    @SuppressWarnings("unchecked")
    void everyChargersResultIsListedAndFilteredFromTheKeyboard() {
        view.show(job("DONE", 1, Map.of("REFUSED", 1L), 1));
        DataTable<DeviceResult> table = find(DataTable.class, view).single();

        assertThat(test(table.grid()).getCellText(0, 1)).isEqualTo("Refused");
        assertThat(test(table.grid()).getCellText(0, 5)).isEqualTo("NotSupported");
        assertThat(test(table.grid()).getCellComponent(0, 0)).isInstanceOfSatisfying(Anchor.class, link -> {
            assertThat(link.getHref()).isEqualTo("/fleet/" + CHARGER);
            assertThat(link.getText()).isEqualTo("Bay 4, SP-7");
        });
        assertThat(table.grid().getEmptyStateText()).isEqualTo("No charger is in this state.");

        Select<String> filter = find(Select.class, view).single();
        assertThat(filter.getLabel()).isEqualTo("Show only");
        filter.setValue("FAILED");
        assertThat(filter.getValue()).isEqualTo("FAILED");
    }

    @Test
    void aJobThatIsNotThereSaysSoWithANumberToQuote() {
        view.trouble(new ServiceProblem(404, "not-found", "There is no such job", "Check the address.", "AB12CD34"));

        assertThat(read(view)).contains("AB12CD34", "All jobs");
        assertThat(button("Cancel the job").isVisible()).isFalse();
    }

    @Test
    void aBreakInTheConnectionLeavesWhatIsThere() {
        view.show(job("RUNNING", 40, Map.of("ACCEPTED", 40L, "PENDING", 60L), 10));

        view.trouble(new ServiceProblem(0, ServiceProblem.UNREACHABLE, "", "", "AB12CD34"));

        assertThat(read(view)).contains("40 of 100 chargers have a result").doesNotContain("AB12CD34");
    }

    private Button button(String text) {
        return view.getChildren()
                .flatMap(JobViewTest::all)
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(b -> b.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static java.util.stream.Stream<com.vaadin.flow.component.Component> all(
            com.vaadin.flow.component.Component component) {
        return java.util.stream.Stream.concat(
                java.util.stream.Stream.of(component), component.getChildren().flatMap(JobViewTest::all));
    }

    private static Job job(String state, long finished, Map<String, Long> counts, double perSecond) {
        long devices = counts.values().stream().mapToLong(Long::longValue).sum();
        return new Job(
                "j1",
                "RESET",
                null,
                null,
                state,
                devices,
                finished,
                counts,
                perSecond,
                NOON,
                state.equals("RUNNING") ? null : NOON.plusSeconds(10),
                null);
    }

    private static String json(String state) {
        return """
                {"id":"j1","kind":"RESET","state":"%s","devices":100,"finished":100,
                 "counts":{"ACCEPTED":40,"CANCELLED":60},"perSecond":10,"startedAt":"2027-03-01T12:00:00Z",
                 "endedAt":"2027-03-01T12:00:10Z"}""".formatted(state);
    }
}
