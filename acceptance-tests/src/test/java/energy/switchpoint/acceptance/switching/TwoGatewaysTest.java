package energy.switchpoint.acceptance.switching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.switchpoint.acceptance.api.Answer;
import energy.switchpoint.acceptance.api.Api;
import energy.switchpoint.acceptance.system.Chargers;
import energy.switchpoint.acceptance.system.Household;
import energy.switchpoint.acceptance.system.Installation;
import energy.switchpoint.acceptance.system.Installation.Service;
import energy.switchpoint.acceptance.system.Person;
import energy.switchpoint.acceptance.system.Servers;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Two gateways on one grid, and {@code kill -9} of either. For a system started with {@code ./switchpoint up --gateways 2};
 * run with {@code -Dswitchpoint.gateways=2}.
 */
@EnabledIfSystemProperty(named = "switchpoint.gateways", matches = "2")
class TwoGatewaysTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** As long as a charger may wait for its turn when its feeder has come back. */
    private static final Duration A_TURN = Duration.ofMinutes(3);

    Household atFirst;
    Household atSecond;
    String programmeAtFirst;
    String programmeAtSecond;

    @BeforeEach
    void aChargerOnEachNode() {
        atFirst = Household.with(Person.BEN, Person.NORA, "2.0.1");
        atSecond = Household.with(Person.ALICE, Person.NORA, "1.6");
        programmeAtFirst = atFirst.programmeOnTheDevice();
        programmeAtSecond = atSecond.programmeOnTheDevice();
        move(atSecond, Installation.UNDER_TEST.secondGatewaySockets());
        awaitProgramme(atSecond, Node.FIRST, programmeAtSecond);
        awaitProgramme(atSecond, Node.SECOND, programmeAtSecond);
        awaitProgramme(atFirst, Node.SECOND, programmeAtFirst);
    }

    @AfterEach
    void removeThem() {
        Servers.GATEWAY.start();
        Servers.GATEWAY_2.start();
        Stream.of(atFirst, atSecond).filter(Objects::nonNull).forEach(home -> Chargers.act(home.identity(), "remove"));
    }

    @Test
    void aCommandGivenToOneNodeReachesTheChargerOnTheOther() {
        assertThat(fingerprint(atSecond, Node.FIRST)).isEqualTo(fingerprint(atSecond, Node.SECOND));
        assertThat(fingerprint(atFirst, Node.SECOND)).isEqualTo(fingerprint(atFirst, Node.FIRST));
    }

    @Test
    void aChargerThatMovesToTheOtherNodeIsThereForBothAtOnce() {
        move(atFirst, Installation.UNDER_TEST.secondGatewaySockets());

        awaitProgramme(atFirst, Node.FIRST, programmeAtFirst);
        assertThat(twin(atFirst).expect(200).json().getBoolean("connected")).isTrue();
    }

    @Test
    void whenTheSecondNodeIsKilledNothingHangsAndTheFirstCarriesOn() {
        Servers.GATEWAY_2.kill();

        var before = Instant.now();
        assertThat(schedule(atSecond, Node.FIRST).status()).isEqualTo(503);
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(15));
        assertThat(schedule(atFirst, Node.FIRST).status()).isEqualTo(200);
        await("its charger reads as gone")
                .atMost(PATIENCE)
                .until(() -> !twin(atSecond).json().getBoolean("connected"));

        move(atSecond, "ws://localhost:" + Installation.UNDER_TEST.chargerPort() + "/ocpp");
        awaitProgramme(atSecond, Node.FIRST, programmeAtSecond);
    }

    @Test
    void whenTheFirstNodeIsKilledTheSecondCarriesOnAndTheFirstFindsItAgain() {
        Servers.GATEWAY.kill();

        assertThat(schedule(atSecond, Node.SECOND).status()).isEqualTo(200);
        assertThat(schedule(atFirst, Node.SECOND).status()).isEqualTo(503);

        Servers.GATEWAY.start();

        awaitProgramme(atSecond, Node.FIRST, programmeAtSecond);
        awaitReadable(atFirst, Node.SECOND);
    }

    @Test
    void aChargerChangesHandsWhicheverNodeItsSocketIsOn() {
        var id = Switching.ask(atSecond, Person.SAM, "SEAL").expect(201).json().getString("id");

        assertThat(Switching.awaitEnd(id)).isEqualTo("COMPLETED");
        Switching.assertExactlyOneCommanderAtEveryMoment(atSecond);
        assertThat(fingerprint(atSecond, Node.FIRST)).isEqualTo(programmeAtSecond);
    }

    @Test
    void aSwitchSurvivesTheDeathOfTheNodeWithTheSocket() {
        var id = Switching.ask(atSecond, Person.SAM, "SEAL").expect(201).json().getString("id");

        Switching.awaitState(id, "HANDING_OVER");
        Servers.GATEWAY_2.kill();
        Servers.GATEWAY_2.start();

        assertThat(Switching.awaitEnd(id)).isIn("COMPLETED", "RETURNED");
        Switching.assertExactlyOneCommanderAtEveryMoment(atSecond);
        awaitProgramme(atSecond, Node.FIRST, programmeAtSecond);
    }

    private enum Node {
        FIRST,
        SECOND
    }

    /** As if its operator had given it another address: the simulated charger keeps its memory only by being told anew. */
    private static void move(Household home, String gateway) {
        Chargers.act(home.identity(), "remove");
        Chargers.addAt(gateway, home.identity(), home.password(), home.version());
        home.awaitConnected();
    }

    private static void awaitReadable(Household home, Node node) {
        await("charger " + home.identity() + " readable through the " + node + " node")
                .atMost(PATIENCE)
                .until(() -> schedule(home, node).status() == 200);
    }

    /** A charger that was made anew has an empty memory; the gateway gives it its programme again. */
    private static void awaitProgramme(Household home, Node node, String programme) {
        await("charger " + home.identity() + " has its programme")
                .atMost(A_TURN)
                .until(() -> schedule(home, node).status() == 200
                        && fingerprint(home, node).equals(programme));
    }

    private static String fingerprint(Household home, Node node) {
        return schedule(home, node).expect(200).json().getString("fingerprint");
    }

    private static Answer schedule(Household home, Node node) {
        var path = "/devices/" + home.chargepoint() + "/composite-schedule?hours=24";
        var api = Api.as(home.owner());
        return node == Node.FIRST
                ? api.get(Service.GATEWAY, path)
                : api.send("GET", Installation.UNDER_TEST.secondGatewayApi() + path, null);
    }

    private static Answer twin(Household home) {
        return Api.as(home.owner()).get(Service.GATEWAY, "/devices/" + home.chargepoint() + "/twin");
    }
}
