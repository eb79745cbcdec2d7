package energy.switchpoint.twins.control;

import energy.switchpoint.commands.entity.Duties;
import energy.switchpoint.rulepacks.control.RulePacks;
import energy.switchpoint.twins.entity.NodeTick;
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

/**
 * Ticks every second: chargers whose time has come are looked at, each by the node that looks after it, and features get on
 * with what time brings, on the one node that has the fleet's duties.
 */
@ApplicationScoped
public class Clockwork {

    private static final System.Logger LOG = System.getLogger(Clockwork.class.getName());
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int MOST_PER_TICK = 500;

    /** More than a node looks at in a tick: among those due may be many that are another's. */
    private static final int MOST_SEEN = 5000;

    @Inject
    RulePacks rulePacks;

    @Inject
    TwinRows twins;

    @Inject
    Reconciler reconciler;

    @Inject
    Duties duties;

    @Inject
    Event<Tick> ticks;

    @Inject
    Event<NodeTick> nodeTicks;

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
        nodeTicks.fire(new NodeTick(now));
        if (duties.ofTheFleet()) {
            ticks.fire(new Tick(now));
        }
        reconciler.wake(twins.dueForReconciling(now, MOST_SEEN).stream()
                .filter(duties::of)
                .limit(MOST_PER_TICK)
                .toList());
    }
}
