package energy.switchpoint.acceptance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.acceptance.system.Load;
import energy.switchpoint.acceptance.system.Servers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The gateway dies with ten thousand chargers connected; all of them come at it at once while it starts, and all get in.
 * Takes minutes, so it runs when asked for: {@code -Dswitchpoint.load=true}.
 */
@EnabledIfSystemProperty(named = "switchpoint.load", matches = "true")
class ReconnectStormTest {

    private static final int CHARGERS = 10_000;

    @Test
    void tenThousandChargersComeBackToAGatewayThatDied() {
        Load.known(CHARGERS);
        try (var load = Load.start(CHARGERS, "--window", "500")) {
            load.awaitUp(CHARGERS);

            Servers.GATEWAY.kill();
            Servers.GATEWAY.start();

            load.awaitUp(CHARGERS);
            assertThat(load.end().getInt("up_at_end")).isEqualTo(CHARGERS);
        }
    }
}
