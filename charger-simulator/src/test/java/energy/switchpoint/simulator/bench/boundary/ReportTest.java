package energy.switchpoint.simulator.bench.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.simulator.bench.entity.Goal;
import energy.switchpoint.simulator.bench.entity.Measured;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Goal GOAL = Goal.atLeast(8_800, 50_000, 75_000);

    @Test
    void theJsonHasOneObjectPerFigure() {
        var json = Report.json(List.of(measured(GOAL, 0), measured(null, 0)));

        assertThat(json).hasSize(2);
        var first = json.getJsonObject(0);
        assertThat(first.getString("work")).isEqualTo("Heartbeat");
        assertThat(first.getString("metric")).isEqualTo("answered");
        assertThat(first.getString("unit")).isEqualTo("1/s");
        assertThat(first.getInt("median")).isEqualTo(60_000);
        assertThat(first.getJsonArray("runs")).hasSize(3);
        assertThat(first.getBoolean("floorReached")).isTrue();
        assertThat(first.getBoolean("aimReached")).isFalse();
        assertThat(json.getJsonObject(1)).doesNotContainKey("floor");
    }

    @Test
    void theTableSaysWhatIsReachedAndHowNoisyItWas() {
        assertThat(Report.table(List.of(measured(GOAL, 0)))).contains("60,000").contains("floor\n");
        assertThat(Report.table(List.of(measured(GOAL, 2)))).contains("2 of 3 runs noisy");
        assertThat(Report.table(List.of(measured(Goal.atLeast(1, 90_000, 0), 0))))
                .contains("NOT THE FLOOR");
    }

    @Test
    void figuresWithoutAGoalAreNotInTheTable() {
        assertThat(Report.table(List.of(measured(null, 0)))).doesNotContain("Heartbeat");
    }

    private static Measured measured(Goal goal, int noisy) {
        return new Measured("Heartbeat", "answered", "1/s", List.of(55_000.0, 60_000.0, 65_000.0), goal, noisy);
    }
}
