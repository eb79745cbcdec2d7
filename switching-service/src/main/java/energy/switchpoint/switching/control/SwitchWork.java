package energy.switchpoint.switching.control;

import energy.switchpoint.switching.entity.OperatorSwitch;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The work that switches still need. One worker at a time holds a switch, under a token; what is written under an old token is
 * refused, so that a worker that was thought dead cannot overtake its successor.
 */
public interface SwitchWork {

    /** The longest a step may take: all its calls and their time-outs together. */
    Duration LEASE = Duration.ofSeconds(120);

    /**
     * A switch as it was when it was taken up.
     *
     * @param failures how often in a row its step has failed before
     */
    record Claim(OperatorSwitch aSwitch, UUID token, int failures) {}

    /** The next switch that is due and that nobody holds. */
    Optional<Claim> claim();

    /** Writes what a step came to and lets the switch go. Says whether it was still ours and as we had found it. */
    boolean finish(Claim claim, StepResult result);

    /** Lets the switch go, to be tried again after a while. */
    void failed(Claim claim, String error, Duration retryIn);
}
