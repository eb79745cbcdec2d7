package energy.switchpoint.twins.control;

import energy.switchpoint.calendars.entity.ProgrammeChanged;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.Duties;
import energy.switchpoint.commands.entity.Duties.Matter;
import energy.switchpoint.commands.entity.Duties.Reminded;
import energy.switchpoint.commands.entity.SettingsCommand;
import energy.switchpoint.twins.control.ReconcileSteps.Plan;
import energy.switchpoint.twins.control.ReconcileSteps.Todo;
import energy.switchpoint.twins.entity.Abilities;
import energy.switchpoint.twins.entity.ReadBack;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Brings chargers to what is wanted of them: compares each layer's wanted programme with the one the device accepted, sends
 * the difference, reads back, and tries again later what failed. Any number of chargers at once, one look at a time each.
 */
@ApplicationScoped
public class Reconciler {

    private static final System.Logger LOG = System.getLogger(Reconciler.class.getName());

    /** So many are planned in one transaction. */
    private static final int MOST_AT_ONCE = 200;

    private enum Look {
        RUNNING,
        RUNNING_AND_WANTED_AGAIN
    }

    @Inject
    ReconcileSteps steps;

    @Inject
    Driving driving;

    @Inject
    ChargerCommands commands;

    @Inject
    Duties duties = Duties.ALONE;

    @Inject
    Clock clock;

    private final Map<UUID, Look> looks = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public Reconciler() {}

    /** For use outside the container. */
    public Reconciler(ReconcileSteps steps, Driving driving, ChargerCommands commands, Clock clock) {
        this.steps = steps;
        this.driving = driving;
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

    /** Looks at these chargers now, all at once, without waiting for them; each node at its own. */
    public void wake(Collection<UUID> chargepointIds) {
        wakeHere(duties.handOn(Matter.PROGRAMME, chargepointIds));
    }

    void reminded(@Observes Reminded reminder) {
        if (reminder.matter() == Matter.PROGRAMME) {
            wakeHere(reminder.chargepointIds());
        }
    }

    private void wakeHere(Collection<UUID> chargepointIds) {
        var free = new ArrayList<UUID>();
        for (var id : chargepointIds) {
            var look = looks.merge(id, Look.RUNNING, (running, _) -> Look.RUNNING_AND_WANTED_AGAIN);
            if (look == Look.RUNNING) {
                free.add(id);
            }
        }
        for (int from = 0; from < free.size(); from += MOST_AT_ONCE) {
            var some = List.copyOf(free.subList(from, Math.min(free.size(), from + MOST_AT_ONCE)));
            threads.execute(() -> planAndCarryOut(some));
        }
    }

    /** Planned together, carried out side by side: a slow device holds up nobody but itself. */
    private void planAndCarryOut(List<UUID> ids) {
        var plans = new HashMap<UUID, Plan>();
        try {
            steps.plan(ids).forEach(p -> plans.put(p.chargepointId(), p));
        } catch (RuntimeException e) {
            // They stay due in the database and are looked at again.
            LOG.log(System.Logger.Level.WARNING, "{0} chargers could not be planned: {1}", ids.size(), e);
        }
        for (var id : ids) {
            var plan = plans.get(id);
            if (plan == null || !plan.hasWork()) {
                quietly(id, plan);
            } else {
                threads.execute(() -> quietly(id, plan));
            }
        }
    }

    private void quietly(UUID id, @Nullable Plan plan) {
        try {
            if (plan != null) {
                carryOut(plan);
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "charger {0} could not be brought to its programme: {1}", id, e);
        } finally {
            if (!looks.remove(id, Look.RUNNING)) {
                looks.remove(id);
                wakeHere(List.of(id));
            }
        }
    }

    /** One look; returns when the device has answered everything. */
    public void reconcile(UUID chargepointId) {
        steps.plan(chargepointId).ifPresent(this::carryOut);
    }

    private void carryOut(Plan plan) {
        var connected = commands.isConnected(plan.chargepointId());
        if (connected) {
            var before = plan.before();
            if (before != null) {
                steps.compare(plan, before, read(plan));
            }
            if (plan.mustLearn() && steps.learnt(plan, ask(plan.chargepointId(), abilities(plan)))) {
                reconcile(plan.chargepointId());
                return;
            }
            if (plan.mustDrive()) {
                var sentAt = clock.instant();
                steps.driven(plan, sentAt, driving.drive(plan));
            }
            if (!plan.todos().isEmpty()) {
                plan.todos().forEach(todo -> send(plan, todo));
                if (read(plan) instanceof CommandOutcome.CompositeSchedule schedule
                        && !schedule.periods().isEmpty()) {
                    steps.readBack(plan, schedule);
                }
            }
        }
        steps.settle(plan, connected);
    }

    private static ChargerCommand abilities(Plan plan) {
        var version = plan.facts().ocppVersion();
        return new SettingsCommand.ReadSettings(Abilities.told(version == null ? "" : version));
    }

    private void send(Plan plan, Todo todo) {
        var sentAt = clock.instant();
        steps.record(plan, todo, sentAt, ask(plan.chargepointId(), todo.command()));
    }

    private CommandOutcome read(Plan plan) {
        return ask(plan.chargepointId(), new ChargerCommand.ReadCompositeSchedule(ReadBack.AHEAD));
    }

    private CommandOutcome ask(UUID chargepointId, ChargerCommand command) {
        return commands.send(chargepointId, command).toCompletableFuture().join();
    }
}
