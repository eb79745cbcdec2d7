package energy.switchpoint.clients;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.clients.Answer.Ok;
import energy.switchpoint.clients.Answer.Refused;
import energy.switchpoint.clients.SwitchingClient.Switch;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceHttpTest {

    private final FakeService service = new FakeService();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aServiceIsAskedAsThePersonWhoIsSignedIn() {
        service.on("GET /switches/1", "{\"id\":\"1\",\"state\":\"REQUESTED\"}");

        new SwitchingClient(service.http()).byId("1");

        assertThat(service.asked.element().headers()).containsEntry("Authorization", "Bearer a-token");
    }

    @Test
    void aProblemBecomesAValueWithItsPageAndAReference() {
        service.on("POST /switches", 409, """
                {"type":"http://localhost:8080/problems/switch-already-open","title":"Already switching",\
                "status":409,"detail":"Follow or withdraw that switch first."}""", Map.of("Content-Type", "application/problem+json"));

        var answer = new SwitchingClient(service.http())
                .request("key-1", new SwitchingClient.Wish("c", "south-charge", null, "SEAL", List.of(), true));

        assertThat(answer).isInstanceOfSatisfying(Refused.class, refused -> {
            var problem = refused.problem();
            assertThat(problem.is("switch-already-open")).isTrue();
            assertThat(problem.detail()).isEqualTo("Follow or withdraw that switch first.");
            assertThat(problem.reference()).hasSize(8);
        });
        assertThat(service.asked.element().headers()).containsEntry("Idempotency-key", "key-1");
    }

    @Test
    void aPageThatIsNoProblemDocumentStillGetsWords() {
        service.on("GET /switches/1", 503, "<html>down</html>", Map.of());

        var answer = new SwitchingClient(service.http()).byId("1");

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().slug()).isEqualTo(ServiceProblem.UNREACHABLE));
    }

    @Test
    void aServiceThatIsDownIsAnAnswerAndNoException() {
        var nobody = new ServiceHttp(URI.create("http://localhost:1/api"), Optional::empty);

        var answer = new SwitchingClient(nobody).byId("1");

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().isUnreachable()).isTrue());
    }

    @Test
    void unknownFieldsOfANewerServiceDoNotDisturb() {
        service.on("GET /switches/1", "{\"id\":\"1\",\"state\":\"REQUESTED\",\"colour\":\"blue\",\"version\":3}");

        Answer<Switch> answer = new SwitchingClient(service.http()).byId("1");

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Ok.class,
                        ok -> assertThat(((Switch) ok.value()).version()).isEqualTo(3));
    }

    @Test
    void aChangeSaysFromWhichVersionItWasMade() {
        service.on(
                "PUT /devices/c/calendar",
                200,
                "{\"timezone\":\"Europe/London\",\"entries\":[]}",
                Map.of("ETag", "\"8\""));

        var answer = new GatewayClient(service.http())
                .setCalendar("c", new Calendar("Europe/London", List.of(), null, null, null), "\"7\"");

        assertThat(service.asked.element().headers()).containsEntry("If-match", "\"7\"");
        assertThat(service.asked.element().body())
                .isEqualTo("{\"timezone\":\"Europe/London\",\"entries\":[],\"specialDays\":[]}");
        assertThat(answer)
                .isInstanceOfSatisfying(Ok.class, ok -> assertThat(ok.etag()).isEqualTo("\"8\""));
    }
}
