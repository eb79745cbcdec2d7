package energy.switchpoint.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void aCommandIsFollowedByPairs() {
        var options = Options.read("run", "--home", "here", "--control-port", "1");

        assertThat(options.command()).isEqualTo("run");
        assertThat(options.need("home")).isEqualTo("here");
        assertThat(options.get("gateway", "none")).isEqualTo("none");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> Options.read("run", "--home"));
        assertThatIllegalArgumentException().isThrownBy(() -> Options.read());
        assertThatIllegalArgumentException().isThrownBy(() -> Options.read("run", "home", "here"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.read("run").need("home"))
                .withMessageContaining("--home");
    }
}
