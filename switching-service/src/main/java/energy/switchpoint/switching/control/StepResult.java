package energy.switchpoint.switching.control;

import energy.switchpoint.switching.entity.OperatorSwitch;
import energy.switchpoint.switching.entity.SwitchState;
import java.time.Instant;
import java.util.function.BiConsumer;

/**
 * What one step of the process came to. The remote part is done; writing it down is all that is left, in one transaction.
 * Findings are put on the switch as it then is, at the time of writing.
 */
public sealed interface StepResult {

    /** Nothing to decide yet: look again then. */
    record Wait(Instant until, BiConsumer<OperatorSwitch, Instant> findings) implements StepResult {}

    /** Into the next state. A final state entered here has been told to everybody, so the switch is closed as well. */
    record Enter(SwitchState state, String note, BiConsumer<OperatorSwitch, Instant> findings) implements StepResult {}

    /** The household's answers stand: the draft becomes a request. */
    record Consented(Consents.Recorded.Stand answers) implements StepResult {}

    /** The household's answers were refused: the draft goes without a trace, for nobody has been told of it. */
    record Drop(String why) implements StepResult {}

    /** An end that came from outside has been told to everybody. */
    record Close() implements StepResult {}
}
