package energy.switchpoint.figures.entity;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.figures.entity.SwitchFigures.ByOperator;
import energy.switchpoint.figures.entity.SwitchFigures.Operator;
import energy.switchpoint.switching.entity.Samples;
import energy.switchpoint.switching.entity.SwitchState;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SwitchFiguresTest {

    @Test
    void everySwitchIsCountedOnceByHowItEnded() {
        var figures = SwitchFigures.of(
                Stream.of(SwitchState.values()).map(Samples::in).toList());

        assertThat(figures.requested()).isEqualTo(12);
        assertThat(figures.open()).isEqualTo(7);
        assertThat(figures.completed()
                        + figures.returned()
                        + figures.objected()
                        + figures.withdrawn()
                        + figures.expired())
                .isEqualTo(5);
        assertThat(figures.medianSeconds()).isEqualTo(360);
        assertThat(figures.byOperator())
                .containsExactly(
                        new ByOperator(new Operator("north-charge", "North Charge"), 0, 1, 1, 0),
                        new ByOperator(new Operator("south-charge", "South Charge"), 1, 0, 0, 1));
    }

    @Test
    void withoutACompletedSwitchThereIsNoMedian() {
        assertThat(SwitchFigures.of(List.of()).medianSeconds()).isNull();
    }
}
