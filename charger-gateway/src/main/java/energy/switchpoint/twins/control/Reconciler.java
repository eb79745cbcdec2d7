package energy.switchpoint.twins.control;

import energy.switchpoint.calendars.entity.ProgrammeChanged;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.twins.control.ReconcileSteps.Plan;
import energy.switchpoint.twins.control.ReconcileSteps.Todo;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Brings chargers to what is wanted of them: compares each layer's wanted programme with the one the device accepted, sends
 * the difference, reads back, and tries again later what failed. Any number of chargers at once, one look at a time each.
 */
@ApplicationScoped
public class Reconciler {

    private static final System.Logger LOG = System.getLogger(Reconciler.class.getName());

    /** Enough to see what holds now. */
    private static final Duration READ_BACK = Duration.ofHours(1);

    private enum Look {
        RUNNING,
        RUNNING_AND_WANTED_AGAIN
    }

    @Inject
    ReconcileSteps steps;

    @Inject
    ChargerCommands commands;

    @Inject
    Clock clock;

    private final Map<UUID, Look> looks = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public Reconciler() {}

    /** For use outside the container. */
    public Reconciler(ReconcileSteps steps, ChargerCommands commands, Clock clock) {
        this.steps = steps;
        this.commands = commands;
        this.clock = clock;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** In the change's own transaction, so that it is not lost should this node die right after. */
    void note(@Observes ProgrammeChanged change) {
        steps.lookAgain(change.chargepointId());
    }

    void programmeChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) ProgrammeChanged change) {
        wake(List.of(change.chargepointId()));
    }

    /** Looks at these chargers now, all at once, without waiting for them. */
    public void wake(Collection<UUID> chargepointIds) {
        for (var id : chargepointIds) {
            var look = looks.merge(id, Look.RUNNING, (running, _) -> Look.RUNNING_AND_WANTED_AGAIN);
            if (look == Look.RUNNING) {
                threads.execute(() -> lookUntilQuiet(id));
            }
        }
    }

    private void lookUntilQuiet(UUID id) {
        do {
            looks.put(id, Look.RUNNING);
            try {
                reconcile(id);
            } catch (RuntimeException e) {
                // The charger stays due in the database and is looked at again.
                LOG.log(System.Logger.Level.WARNING, "charger {0} could not be brought to its programme: {1}", id, e);
            }
        } while (!looks.remove(id, Look.RUNNING));
    }

    /** One look; returns when the device has answered everything. */
    public void reconcile(UUID chargepointId) {
        steps.plan(chargepointId).ifPresent(plan -> {
            var connected = commands.isConnected(chargepointId);
            if (connected && !plan.todos().isEmpty()) {
                plan.todos().forEach(todo -> send(plan, todo));
                readBack(plan);
            }
            steps.settle(plan, connected);
        });
    }

    private void send(Plan plan, Todo todo) {
        var sentAt = clock.instant();
        var outcome = commands.send(plan.chargepointId(), todo.command())
                .toCompletableFuture()
                .join();
        steps.record(plan, todo, sentAt, outcome);
    }

    private void readBack(Plan plan) {
        var outcome = commands.send(plan.chargepointId(), new ChargerCommand.ReadCompositeSchedule(READ_BACK))
                .toCompletableFuture()
                .join();
        if (outcome instanceof CommandOutcome.CompositeSchedule schedule
                && !schedule.periods().isEmpty()) {
            steps.readBack(plan, schedule);
        }
    }
}
