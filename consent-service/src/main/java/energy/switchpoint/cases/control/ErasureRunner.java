package energy.switchpoint.cases.control;

import energy.switchpoint.cases.control.ErasureDesk.Attempt;
import energy.switchpoint.cases.control.OtherServices.Answer;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Works on erasures until nothing is due, looks again every half second. Any node may run it; tasks are taken one by one. */
@ApplicationScoped
public class ErasureRunner {

    private static final System.Logger LOG = System.getLogger(ErasureRunner.class.getName());
    private static final long POLL_MILLIS = 500;

    @Inject
    ErasureDesk desk;

    @Inject
    OtherServices others;

    private volatile @Nullable Thread thread;

    void start(@Observes @Initialized(ApplicationScoped.class) Object ignored) {
        thread = Thread.ofVirtual().name("erasures").start(this::run);
    }

    @PreDestroy
    void stop() {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    /** Everything that is due now. */
    public void workOff() {
        for (var due = desk.take(); due.isPresent(); due = desk.take()) {
            attempt(due.get());
        }
        desk.admitOverdue();
    }

    private void attempt(Attempt attempt) {
        try {
            switch (attempt.task()) {
                case GATEWAY, SWITCHING, REGISTRY ->
                    desk.report(attempt, others.erase(attempt.task(), attempt.person(), attempt.caseId()));
                case OPERATOR, PORTAL, CONSENT, LEDGER -> desk.doHere(attempt);
                case HUMAN -> throw new IllegalStateException("a human's task was taken by a machine");
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "erasure " + attempt.caseId() + ", " + attempt.task() + " failed", e);
            desk.report(attempt, new Answer.NoAnswer("Something went wrong on our side."));
        }
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                workOff();
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "erasures wait: {0}", e.toString());
                if (!paused()) {
                    return;
                }
            }
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(10 * POLL_MILLIS);
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }
}
