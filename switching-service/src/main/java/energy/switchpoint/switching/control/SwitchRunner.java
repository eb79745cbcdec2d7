package energy.switchpoint.switching.control;

import energy.switchpoint.switching.control.SwitchWork.Claim;
import java.time.Duration;

/** Takes one claimed switch one step further. */
public class SwitchRunner {

    private static final System.Logger LOG = System.getLogger(SwitchRunner.class.getName());
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LAST_RETRY = Duration.ofSeconds(15);

    private final SwitchProcess process;
    private final SwitchWork work;

    public SwitchRunner(SwitchProcess process, SwitchWork work) {
        this.process = process;
        this.work = work;
    }

    /** A failure is no news for the switch: its state stays, and the step is repeated later. */
    public void run(Claim claim) {
        try {
            step(claim);
        } catch (RuntimeException e) {
            retry(claim, e);
        }
    }

    /** As {@link #run}, for one who waits for the answer and wants to know of a failure. */
    public StepResult step(Claim claim) {
        var result = process.next(claim.aSwitch());
        work.finish(claim, result);
        return result;
    }

    public void retry(Claim claim, RuntimeException failure) {
        var wait = waitAfter(claim.failures());
        var text = "switch %s stays %s, again in %s: %s"
                .formatted(claim.aSwitch().id(), claim.aSwitch().state(), wait, failure.getMessage());
        if (failure instanceof NeighbourUnavailable) {
            LOG.log(System.Logger.Level.WARNING, text);
        } else {
            LOG.log(System.Logger.Level.ERROR, text, failure);
        }
        work.failed(claim, String.valueOf(failure.getMessage()), wait);
    }

    static Duration waitAfter(int failures) {
        var wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 10));
        return wait.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : wait;
    }
}
