package energy.switchpoint.handover.control;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Looks after handovers that nobody moves: after a start, and when their time is over. */
@ApplicationScoped
public class HandoverSweep {

    private static final System.Logger LOG = System.getLogger(HandoverSweep.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int LOOKS_BETWEEN_FORGOTTEN = 10;

    @Inject
    HandoverProcess process;

    private volatile @Nullable Thread thread;

    void start(@Observes @Initialized(ApplicationScoped.class) Object ignored) {
        thread = Thread.ofVirtual().name("handover-sweep").start(this::run);
    }

    @PreDestroy
    void stop() {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    private void run() {
        boolean resumed = false;
        for (int look = 1; !Thread.currentThread().isInterrupted(); look++) {
            try {
                Thread.sleep(EVERY);
                if (!resumed) {
                    process.resume();
                    resumed = true;
                }
                process.endOverdue();
                if (look % LOOKS_BETWEEN_FORGOTTEN == 0) {
                    process.beginForgotten();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "handovers not swept, trying again: {0}", e.toString());
            }
        }
    }
}
