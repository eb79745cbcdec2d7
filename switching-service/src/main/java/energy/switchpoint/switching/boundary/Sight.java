package energy.switchpoint.switching.boundary;

import energy.switchpoint.switching.boundary.Wire.OutcomeView;
import energy.switchpoint.switching.boundary.Wire.StepView;
import energy.switchpoint.switching.entity.OperatorSwitch;
import energy.switchpoint.switching.entity.SwitchState;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody sees. For the losing operator a completed switch ends at the instant its operatorship did: with that step,
 * at that time, and nothing after it.
 */
record Sight(OperatorSwitch of, Viewer viewer) {

    private boolean endsAtTheMove() {
        return viewer == Viewer.LOSING && of.state() == SwitchState.COMPLETED && of.settleAt() != null;
    }

    Instant since() {
        var settled = of.settleAt();
        return endsAtTheMove() && settled != null ? settled : of.stateSince();
    }

    List<StepView> steps() {
        // State and steps are read one after the other; a step written in between belongs to the next look.
        var all = of.steps().stream()
                .filter(step -> !step.at().isAfter(of.stateSince()))
                .map(StepView::of);
        return !endsAtTheMove()
                ? all.toList()
                : Stream.concat(
                                all.filter(step -> !step.state().equals(SwitchState.COMPLETED.name())),
                                Stream.of(new StepView(SwitchState.COMPLETED.name(), since(), ended())))
                        .toList();
    }

    @Nullable
    OutcomeView outcome() {
        var outcome = of.outcome();
        return outcome == null
                ? null
                : new OutcomeView(outcome.code().name(), endsAtTheMove() ? ended() : outcome.text());
    }

    boolean seesAfterTheMove() {
        return viewer != Viewer.LOSING;
    }

    private String ended() {
        return "operatorship ended at " + since();
    }
}
