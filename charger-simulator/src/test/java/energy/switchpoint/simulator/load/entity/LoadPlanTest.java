package energy.switchpoint.simulator.load.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadPlanTest {

    @Test
    void whatIsNotSaidHasADefault() {
        var plan = LoadPlan.of(Map.of("port", "8180", "auth-pass", "secret%d", "warmup", "0.5"));

        assertThat(plan.identityOf(7)).isEqualTo("CP000007");
        assertThat(plan.passwordOf(7)).isEqualTo("secret7");
        assertThat(plan.warmUp()).isEqualTo(Duration.ofMillis(500));
        assertThat(plan.threads()).isEqualTo(1);
        assertThat(plan.reconnect()).isNull();
    }

    @Test
    void manyConnectionsComeFromSeveralAddresses() {
        var plan = LoadPlan.of(Map.of("src-per", "5000"));

        assertThat(plan.sourceOf(4_999)).isEqualTo("127.0.0.1");
        assertThat(plan.sourceOf(5_000)).isEqualTo("127.0.0.2");
        assertThat(plan.sourceOf(19_499)).isEqualTo("127.0.0.4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "example.org", "0.0.0.0", "127.example.org", "localhost"})
    void onlyThisMachineIsPutUnderLoad(String host) {
        assertThatIllegalArgumentException().isThrownBy(() -> LoadPlan.of(Map.of("host", host)));
    }

    @Test
    void anUnknownOptionIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadPlan.of(Map.of("inflite", "1")))
                .withMessageContaining("inflite");
    }
}
