package energy.switchpoint.switching.control;

import energy.switchpoint.switching.entity.Decision;
import energy.switchpoint.switching.entity.OperatorSwitch;
import java.time.Instant;
import java.util.Optional;

/** Puts the outcome of a step on the switch, and the move in the record. Runs inside one transaction. */
public class SwitchProgress {

    /** The ledger's body names the person under their own key; here an id would outlive their erasure. */
    public static final String HOUSEHOLD = "household";

    private static final String PROCESS = "service:switching";

    private final SwitchRecord record;

    public SwitchProgress(SwitchRecord record) {
        this.record = record;
    }

    /** When to look at the switch again; empty when nothing is left to do. */
    public Optional<Instant> apply(OperatorSwitch s, StepResult result, Instant now) {
        return switch (result) {
            case StepResult.Wait(var until, var findings) -> {
                findings.accept(s, now);
                yield Optional.of(until);
            }
            case StepResult.Enter(var state, var note, var findings) -> {
                findings.accept(s, now);
                moved(s, s.moveTo(state, note, now), PROCESS);
                yield closeOrGoOn(s, now);
            }
            case StepResult.Consented(var answers) -> {
                moved(s, s.consented(answers.consents(), now), HOUSEHOLD);
                yield Optional.of(now);
            }
            case StepResult.Close() -> closeOrGoOn(s, now);
            case StepResult.Drop(var why) -> throw new IllegalStateException("a draft is dropped, not moved: " + why);
        };
    }

    /** A move that was decided elsewhere: by the household, or by the losing operator. */
    public void moved(OperatorSwitch s, Decision decision, String actor) {
        if (!(decision instanceof Decision.Moved moved)) {
            throw new IllegalStateException("switch " + s.id() + ": " + decision);
        }
        s.provenBy(record.moved(s, moved, actor));
    }

    private static Optional<Instant> closeOrGoOn(OperatorSwitch s, Instant now) {
        if (!s.state().isFinal()) {
            return Optional.of(now);
        }
        s.close(now);
        return Optional.empty();
    }
}
