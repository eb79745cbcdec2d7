package energy.switchpoint.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.clients.FakeService;
import energy.switchpoint.clients.GatewayClient;
import energy.switchpoint.clients.RegistryClient;
import energy.switchpoint.clients.Rows;
import energy.switchpoint.clients.ServiceProblem;
import energy.switchpoint.jobs.Jobs.Job;
import energy.switchpoint.pieces.ViewTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsViewTest extends ViewTest {

    private final FakeService service = new FakeService();
    private JobsView view;

    @BeforeEach
    void open() {
        view = shown(new JobsView(new Jobs(new GatewayClient(service.http()), new RegistryClient(service.http()))));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void withoutJobsThePageSaysWhatTheyAreAndOffersOne() {
        view.show(Rows.none());

        assertThat(read(view)).contains("No jobs yet", "one command to many chargers", "New job");
    }

    @Test
    void theFirstLineSaysWhatRuns() {
        view.show(new Rows<>(List.of(job("RUNNING"), job("DONE")), 2));

        assertThat(read(view)).contains("One job is running now.");
    }

    @Test
    void anUnreachableServiceIsSaidInPlaceOfTheList() {
        view.trouble(new ServiceProblem(0, ServiceProblem.UNREACHABLE, "", "", "AB12CD34"));

        assertThat(read(view)).contains("We cannot reach a part of Switchpoint", "AB12CD34");
    }

    private static Job job(String state) {
        return new Job(
                "j-" + state,
                "COMMANDED_STATE",
                50,
                Instant.parse("2027-03-01T13:00:00Z"),
                state,
                10,
                10,
                Map.of("ACCEPTED", 10L),
                5,
                Instant.parse("2027-03-01T12:00:00Z"),
                null,
                null);
    }
}
