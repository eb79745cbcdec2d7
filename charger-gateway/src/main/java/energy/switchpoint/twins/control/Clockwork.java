package energy.switchpoint.twins.control;

import energy.switchpoint.rulepacks.control.RulePacks;
import energy.switchpoint.twins.entity.Tick;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ticks every second: chargers whose time has come are looked at, and features get on with what time brings. */
@ApplicationScoped
public class Clockwork {

    private static final System.Logger LOG = System.getLogger(Clockwork.class.getName());
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int MOST_PER_TICK = 500;

    @Inject
    RulePacks rulePacks;

    @Inject
    TwinRows twins;

    @Inject
    Reconciler reconciler;

    @Inject
    Event<Tick> ticks;

    @Inject
    Clock clock;

    private volatile @Nullable Thread thread;

    void start(@Observes @Initialized(ApplicationScoped.class) Object ignored) {
        thread = Thread.ofVirtual().name("clockwork").start(this::run);
    }

    @PreDestroy
    void stop() {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(PERIOD);
                tick();
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "a tick failed, the next one follows: {0}", e.toString());
            }
        }
    }

    private void tick() {
        rulePacks.refreshWhenDue();
        if (rulePacks.inForce().isEmpty()) {
            return;
        }
        var now = clock.instant();
        ticks.fire(new Tick(now));
        reconciler.wake(twins.dueForReconciling(now, MOST_PER_TICK));
    }
}
