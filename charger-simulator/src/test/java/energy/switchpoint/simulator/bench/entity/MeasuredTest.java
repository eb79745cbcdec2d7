package energy.switchpoint.simulator.bench.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeasuredTest {

    @Test
    void theMedianIsTheMiddleRunOrBetweenTheTwoMiddleOnes() {
        assertThat(series(3, 1, 2).median()).isEqualTo(2);
        assertThat(series(4, 1, 2, 3).median()).isEqualTo(2.5);
    }

    @Test
    void everyRunIsKeptInItsOrder() {
        assertThat(series(3, 1, 2).runs()).containsExactly(3.0, 1.0, 2.0);
    }

    @Test
    void moreIsBetterForThroughputAndLessForTimes() {
        var throughput = Goal.atLeast(8_800, 50_000, 75_000);
        var time = Goal.atMost(300, 60, 25);

        assertThat(throughput.reachesFloor(50_000)).isTrue();
        assertThat(throughput.reachesFloor(49_999)).isFalse();
        assertThat(throughput.reachesAim(80_000)).isTrue();
        assertThat(time.reachesFloor(60)).isTrue();
        assertThat(time.reachesFloor(61)).isFalse();
        assertThat(time.reachesAim(25)).isTrue();
    }

    @Test
    void withoutAnAimThereIsNoneToReach() {
        assertThat(Goal.atMost(33, 6, 0).reachesAim(0)).isFalse();
    }

    private static Measured series(double... runs) {
        var series = new Series("Heartbeat");
        for (var run : runs) {
            series.add("answered", "1/s", run);
        }
        return series.measured().getFirst();
    }
}
