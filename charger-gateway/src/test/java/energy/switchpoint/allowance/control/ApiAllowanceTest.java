package energy.switchpoint.allowance.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ApiAllowanceTest {

    static final long START = 1_000_000_000_000L;

    final ApiAllowance allowance = new ApiAllowance(10, 3);

    @Test
    void soManyAtOnceAndThenSoManyASecond() {
        for (int i = 0; i < 3; i++) {
            assertThat(allowance.use("cpo:north", START)).isEmpty();
        }
        assertThat(allowance.use("cpo:north", START)).contains(Duration.ofMillis(100));

        long later = START + Duration.ofMillis(100).toNanos();
        assertThat(allowance.use("cpo:north", later)).isEmpty();
        assertThat(allowance.use("cpo:north", later)).contains(Duration.ofMillis(100));
    }

    @Test
    void beingTurnedAwayCostsNothing() {
        for (int i = 0; i < 1000; i++) {
            allowance.use("cpo:north", START);
        }

        assertThat(allowance.use("cpo:north", START + Duration.ofMillis(100).toNanos()))
                .isEmpty();
    }

    @Test
    void oneCallersHasteIsNotAnothers() {
        for (int i = 0; i < 10; i++) {
            allowance.use("cpo:north", START);
        }

        assertThat(allowance.use("cpo:south", START)).isEmpty();
    }

    @Test
    void quietCallersAreForgotten() {
        for (int i = 0; i < 20_000; i++) {
            assertThat(allowance.use(
                            "caller-" + i, START + i * Duration.ofSeconds(1).toNanos()))
                    .isEmpty();
        }
    }
}
