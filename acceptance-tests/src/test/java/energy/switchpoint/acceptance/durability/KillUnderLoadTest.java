package energy.switchpoint.acceptance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.acceptance.system.Load;
import energy.switchpoint.acceptance.system.Servers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code kill -9} of the gateway, or of the database under it, while hundreds of chargers talk: nothing that was acknowledged
 * is missing, nothing counts twice, and every charger is back afterwards. They come back when they like, spread over
 * seconds; the gateway comes back by itself when only the database was gone.
 */
class KillUnderLoadTest {

    private static final int CHARGERS = 400;

    /** Some thousand messages, at about 60 bytes each. */
    private static final int A_WHILE = 200_000;

    @BeforeAll
    static void chargersAreKnown() {
        Load.known(2 * CHARGERS);
    }

    /** Each death with chargers of its own, so that meters only ever rise. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"DATABASE, 0", "GATEWAY, 400"})
    void whatWasAcknowledgedIsKeptOverADeath(Servers server, int firstCharger) {
        try (var load = Load.start(
                CHARGERS, "--id-start", "" + firstCharger, "--inflight", "32", "--mix", "hb=10,mv=50,sn=10,tx=30")) {
            load.awaitUp(CHARGERS);
            load.awaitAcknowledged(A_WHILE);

            server.kill();
            server.start();
            load.awaitUp(CHARGERS);
            load.awaitAcknowledged(A_WHILE);
            var report = load.end();

            assertThat(load.acknowledged()).hasSizeGreaterThan(4_000);
            assertThat(Kept.now().missing(load.acknowledged()))
                    .as("acknowledged and missing")
                    .isEmpty();
            assertThat(Kept.twice()).as("counted twice").isEmpty();
            assertThat(report.getInt("up_at_end")).isEqualTo(CHARGERS);
        }
    }
}
