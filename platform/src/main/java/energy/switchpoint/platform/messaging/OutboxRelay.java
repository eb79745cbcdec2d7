package energy.switchpoint.platform.messaging;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** Keeps sending what the outbox holds: soon after a commit, and every half second for what failed before. */
@ApplicationScoped
public class OutboxRelay {

    private static final System.Logger LOG = System.getLogger(OutboxRelay.class.getName());
    private static final long POLL_MILLIS = 500;

    /** What is written within this time goes out in one round: a round costs a transaction. */
    private static final long GATHER_MILLIS = 40;

    @Inject
    OutboxDelivery delivery;

    private final Semaphore work = new Semaphore(0);
    private volatile @Nullable Thread thread;

    void start(@Observes @Initialized(ApplicationScoped.class) Object ignored) {
        thread = Thread.ofVirtual().name("outbox-relay").start(this::run);
    }

    @PreDestroy
    void stop() {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    void wake() {
        work.release();
    }

    void wakeAfterCommit() {
        transactions()
                .ifPresent(running -> running.registerInterposedSynchronization(new Synchronization() {
                    @Override
                    public void beforeCompletion() {}

                    @Override
                    public void afterCompletion(int status) {
                        if (status == Status.STATUS_COMMITTED) {
                            work.release();
                        }
                    }
                }));
    }

    // Looked up when needed: Payara Micro does not inject it into a bean of a library.
    // Without one, outside a server, the next poll finds the message.
    private static Optional<TransactionSynchronizationRegistry> transactions() {
        try {
            return Optional.of(InitialContext.doLookup("java:comp/TransactionSynchronizationRegistry"));
        } catch (NamingException _) {
            return Optional.empty();
        }
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                boolean woken = work.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (woken) {
                    Thread.sleep(GATHER_MILLIS);
                    work.drainPermits();
                }
                delivery.deliverDue();
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the outbox could not be relayed, trying again: {0}",
                        e.toString());
            }
        }
    }
}
