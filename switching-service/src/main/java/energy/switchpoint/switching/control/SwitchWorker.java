package energy.switchpoint.switching.control;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps switches going: looks for due work four times a second, at once when nudged, and runs many switches side by side. */
@ApplicationScoped
public class SwitchWorker {

    private static final System.Logger LOG = System.getLogger(SwitchWorker.class.getName());
    private static final long TICK_MILLIS = 250;
    private static final int AT_ONCE = 16;

    @Inject
    LeasedWork work;

    @Inject
    SwitchRunner runner;

    private final Semaphore nudges = new Semaphore(0);
    private final Semaphore places = new Semaphore(AT_ONCE);
    private volatile @Nullable Thread thread;

    void start(@Observes @Initialized(ApplicationScoped.class) Object ignored) {
        thread = Thread.ofVirtual().name("switch-worker").start(this::loop);
    }

    @PreDestroy
    void stop() {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    /** Something is due now: do not wait for the next tick. */
    public void nudge() {
        nudges.release();
    }

    private void loop() {
        boolean freed = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (!freed) {
                    work.freeOwnLeases();
                    freed = true;
                }
                if (nudges.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                    nudges.drainPermits();
                }
                startDue();
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "switches could not be looked up, trying again: {0}",
                        e.toString());
            }
        }
    }

    private void startDue() {
        while (places.tryAcquire()) {
            var claim = claimOrFreePlace();
            if (claim == null) {
                return;
            }
            Thread.ofVirtual().name("switch-" + claim.aSwitch().id()).start(() -> {
                try {
                    runner.run(claim);
                } catch (RuntimeException e) {
                    LOG.log(
                            System.Logger.Level.ERROR,
                            "switch " + claim.aSwitch().id() + " waits for its lease to end",
                            e);
                } finally {
                    places.release();
                    nudge();
                }
            });
        }
    }

    private SwitchWork.@Nullable Claim claimOrFreePlace() {
        SwitchWork.Claim claim = null;
        try {
            claim = work.claim().orElse(null);
        } finally {
            if (claim == null) {
                places.release();
            }
        }
        return claim;
    }
}
