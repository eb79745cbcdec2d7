package energy.switchpoint.acceptance.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.switchpoint.acceptance.system.Balancer;
import energy.switchpoint.acceptance.system.Installation;
import energy.switchpoint.acceptance.system.Load;
import energy.switchpoint.acceptance.system.Servers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two gateways behind a load balancer, hundreds of chargers talking, and one gateway is killed or renewed: the other carries
 * on with all of them, nothing that was acknowledged is missing, nothing counts twice, nothing stays uncounted. For a system
 * started with {@code ./switchpoint up --gateways 2}; run with {@code -Dswitchpoint.gateways=2}.
 */
@EnabledIfSystemProperty(named = "switchpoint.gateways", matches = "2")
class TwoGatewaysUnderLoadTest {

    private static final int CHARGERS = 300;

    /** Those below are other tests': a charger that begins anew with its meter would look as if it had counted twice. */
    private static final int FIRST = 1000;

    /** Some thousand messages, at about 60 bytes each. */
    private static final int A_WHILE = 150_000;

    /** A lost connection is opened again after two seconds, plus or minus half; then there is the boot. */
    private static final Duration BACK_WITHIN = Duration.ofSeconds(30);

    Balancer balancer;

    @BeforeAll
    static void chargersAreKnown() {
        Load.known(FIRST + 3 * CHARGERS);
    }

    @BeforeEach
    void aBalancerInFront() {
        balancer = Balancer.before(
                List.of(Installation.UNDER_TEST.chargerPort(), Installation.UNDER_TEST.secondChargerPort()));
        Servers.GATEWAY.start();
        Servers.GATEWAY_2.start();
    }

    @AfterEach
    void bothRunAgain() {
        balancer.close();
        Servers.GATEWAY.start();
        Servers.GATEWAY_2.start();
    }

    /** Each death with chargers of its own, so that meters only ever rise. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"GATEWAY, 1000", "GATEWAY_2, 1300"})
    void whenOneIsKilledTheOtherCarriesOnWithAllChargers(Servers server, int firstCharger) {
        try (var load = load(firstCharger)) {
            load.awaitUp(CHARGERS);
            load.awaitAcknowledged(A_WHILE);

            server.kill();
            load.awaitSomeDown(CHARGERS);
            await("all are back, on the one that is left").atMost(BACK_WITHIN).until(() -> load.allAreUp(CHARGERS));
            load.awaitAcknowledged(A_WHILE);

            nothingIsLost(load);
        }
    }

    /** Takes minutes, so it runs when asked for: {@code -Dswitchpoint.load=true}. */
    @Test
    @EnabledIfSystemProperty(named = "switchpoint.load", matches = "true")
    void renewingOneAfterTheOtherLosesNothing() {
        try (var load = load(FIRST + 2 * CHARGERS)) {
            load.awaitUp(CHARGERS);
            load.awaitAcknowledged(A_WHILE);

            for (var server : List.of(Servers.GATEWAY, Servers.GATEWAY_2)) {
                server.restart();
                load.awaitUp(CHARGERS);
                load.awaitAcknowledged(A_WHILE);
            }

            nothingIsLost(load);
        }
    }

    private Load load(int firstCharger) {
        return Load.startAt(
                balancer.port(),
                CHARGERS,
                "--id-start",
                "" + firstCharger,
                "--inflight",
                "16",
                "--mix",
                "hb=10,mv=50,sn=10,tx=30");
    }

    private static void nothingIsLost(Load load) {
        var report = load.end();
        assertThat(load.acknowledged()).hasSizeGreaterThan(3_000);
        assertThat(Kept.now().missing(load.acknowledged()))
                .as("acknowledged and missing")
                .isEmpty();
        assertThat(Kept.twice()).as("counted twice").isEmpty();
        await("all that is stored is counted")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Kept.notCounted()).isEmpty());
        assertThat(Kept.twice()).as("counted twice").isEmpty();
        assertThat(report.getInt("up_at_end")).isEqualTo(CHARGERS);
    }
}
