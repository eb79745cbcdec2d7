package energy.switchpoint.acceptance.switching;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.acceptance.api.Answer;
import energy.switchpoint.acceptance.api.Api;
import energy.switchpoint.acceptance.system.Household;
import energy.switchpoint.acceptance.system.Installation.Service;
import energy.switchpoint.acceptance.system.Person;
import jakarta.json.Json;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TwoRequestsTest {

    @Test
    void ofTwoRequestsAtOnceOneWinsAndTheOtherIsToldWhich() {
        var home = Household.with(Person.BEN, Person.NORA, "2.0.1");

        var answers = Stream.of(Person.SAM, Person.GITA)
                .map(gaining -> CompletableFuture.supplyAsync(() -> Switching.ask(home, gaining, "SEAL")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
        var winner = with(answers, 201).json().getString("id");
        assertThat(with(answers, 409).body()).contains(winner).contains("switch-already-open");
        Api.as(Person.BEN).post(Service.SWITCHING, "/switches/" + winner + "/withdrawal", Json.createObjectBuilder());
        Switching.awaitEnd(winner);
    }

    private static Answer with(List<Answer> answers, int status) {
        return answers.stream().filter(a -> a.status() == status).findFirst().orElseThrow();
    }
}
