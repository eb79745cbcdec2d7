package energy.switchpoint.acceptance.switching;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.acceptance.system.Chargers;
import energy.switchpoint.acceptance.system.Household;
import energy.switchpoint.acceptance.system.Person;
import energy.switchpoint.acceptance.system.Servers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code kill -9} of either server at every step of the switch, then a start: the switch completes or rolls back by itself, the
 * charger keeps its programme, and at every moment exactly one party could command it.
 */
class KillTest {

    private static final List<String> FORWARD =
            List.of("REQUESTED", "SCHEDULED", "PREPARING", "HANDING_OVER", "VERIFYING", "SETTLING");

    static Stream<Arguments> everyStepAndServer() {
        return Servers.OURS.stream().flatMap(server -> FORWARD.stream().map(step -> Arguments.of(server, step)));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("everyStepAndServer")
    void aSwitchSurvivesTheDeathOfAServer(Servers server, String step) {
        var home = Household.with(Person.BEN, Person.NORA, FORWARD.indexOf(step) % 2 == 0 ? "2.0.1" : "1.6");
        var programme = home.programmeOnTheDevice();
        var id = Switching.ask(home, Person.SAM, "SEAL").expect(201).json().getString("id");

        Switching.awaitState(id, step);
        server.kill();
        server.start();

        assertThat(Switching.awaitEnd(id)).isIn("COMPLETED", "RETURNED");
        Switching.assertExactlyOneCommanderAtEveryMoment(home);
        home.awaitConnected();
        home.awaitProgramme(programme);
        Chargers.act(home.identity(), "remove");
    }

    @ParameterizedTest(name = "{0} while rolling back")
    @MethodSource("servers")
    void aRollbackSurvivesTheDeathOfAServer(Servers server) {
        var home = Household.with(Person.BEN, Person.NORA, "2.0.1");
        Chargers.fault(home.identity(), "does-not-come-back", 60).expect(200);
        var id = Switching.ask(home, Person.SAM, "SEAL").expect(201).json().getString("id");

        Switching.awaitState(id, "ROLLING_BACK");
        server.kill();
        server.start();

        assertThat(Switching.awaitEnd(id)).isEqualTo("RETURNED");
        Switching.assertExactlyOneCommanderAtEveryMoment(home);
        Chargers.act(home.identity(), "remove");
    }

    static Stream<Servers> servers() {
        return Servers.OURS.stream();
    }
}
