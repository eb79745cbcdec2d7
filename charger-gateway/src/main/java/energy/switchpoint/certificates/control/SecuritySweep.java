package energy.switchpoint.certificates.control;

import energy.switchpoint.commands.entity.Duties;
import energy.switchpoint.connections.control.WorkThreads;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks after what chargers have told of their security, and after certificates that end soon. */
@ApplicationScoped
public class SecuritySweep {

    private static final System.Logger LOG = System.getLogger(SecuritySweep.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int REQUESTS_AT_ONCE = 50;
    private static final int LOOKS_BETWEEN_RENEWALS = 60;

    @Inject
    CertificateSteps steps;

    @Inject
    CertificateDesk desk;

    @Inject
    ProfileRaising raising;

    @Inject
    TamperAlarms alarms;

    @Inject
    Duties duties;

    @Inject
    WorkThreads threads;

    private volatile @Nullable Thread thread;

    void start(@Observes @Initialized(ApplicationScoped.class) Object ignored) {
        thread = Thread.ofVirtual().name("security-sweep").start(this::run);
    }

    @PreDestroy
    void stop() {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    private void run() {
        for (int look = 1; !Thread.currentThread().isInterrupted(); look++) {
            try {
                Thread.sleep(EVERY);
                look(look % LOOKS_BETWEEN_RENEWALS == 0);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "security not looked after, trying again: {0}", e.toString());
            }
        }
    }

    private void look(boolean renewals) {
        steps.waiting(REQUESTS_AT_ONCE).forEach(id -> threads.execute(() -> answer(id)));
        alarms.tellOwners();
        if (duties.ofTheFleet()) {
            raising.endOverdue();
            if (renewals) {
                threads.execute(desk::renewDue);
            }
        }
    }

    private void answer(UUID chargepointId) {
        try {
            desk.answer(chargepointId);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the certificate request of " + chargepointId + " was not answered", e);
        }
    }
}
