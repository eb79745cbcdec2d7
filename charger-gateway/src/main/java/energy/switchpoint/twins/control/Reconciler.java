package energy.switchpoint.twins.control;

import energy.switchpoint.calendars.entity.ProgrammeChanged;
import energy.switchpoint.calendars.entity.ProgrammesChanged;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.Duties;
import energy.switchpoint.commands.entity.Duties.Matter;
import energy.switchpoint.commands.entity.Duties.Reminded;
import energy.switchpoint.commands.entity.SettingsCommand;
import energy.switchpoint.twins.control.Happened.Asked;
import energy.switchpoint.twins.control.Happened.Compared;
import energy.switchpoint.twins.control.Happened.Drove;
import energy.switchpoint.twins.control.Happened.Over;
import energy.switchpoint.twins.control.Happened.Pushed;
import energy.switchpoint.twins.control.Happened.Said;
import energy.switchpoint.twins.control.Happened.Sampled;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private enum Look {
        RUNNING,
        RUNNING_AND_WANTED_AGAIN
    }

    @Inject
    ReconcileSteps steps;

    @Inject
    LookStore store;

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
    public Reconciler(ReconcileSteps steps, LookStore store, Driving driving, ChargerCommands commands, Clock clock) {
        this.steps = steps;
        this.store = store;
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

    /** Due at their own times; the clockwork looks then. */
    void note(@Observes ProgrammesChanged changes) {
        steps.lookAgain(changes.lookAt());
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
        for (var id : chargepointIds) {
            if (begins(id)) {
                planFor(id, false);
            }
        }
    }

    /**
     * New ceilings for these chargers: they protect the network, so they are on their way before anything else is worked out
     * or written. Then each charger is looked at as ever, what it holds now is read back, and what it refused is tried again.
     */
    public void pushCeilings(Collection<UUID> chargepointIds) {
        var away = new ArrayList<UUID>();
        for (var id : duties.handOn(Matter.PROGRAMME, chargepointIds)) {
            if (!commands.isConnected(id)) {
                away.add(id);
            } else if (begins(id)) {
                store.ceiling(id).whenComplete((todo, _) -> push(id, todo));
            }
        }
        wakeHere(away);
    }

    /** False while it is being looked at; then it is looked at once more afterwards. */
    private boolean begins(UUID id) {
        return looks.merge(id, Look.RUNNING, (running, _) -> Look.RUNNING_AND_WANTED_AGAIN) == Look.RUNNING;
    }

    private void push(UUID id, @Nullable Optional<Todo> todo) {
        if (todo == null || todo.isEmpty()) {
            planFor(id, false);
            return;
        }
        var sentAt = clock.instant();
        commands.tell(id, todo.get().command()).whenComplete((outcome, failure) -> {
            if (outcome == null) {
                LOG.log(System.Logger.Level.WARNING, "charger {0} could not be sent its ceiling: {1}", id, failure);
                planFor(id, false);
            } else {
                store.write(new Pushed(id, todo.get(), sentAt, outcome))
                        .whenComplete((_, _) -> planFor(id, outcome instanceof CommandOutcome.Accepted));
            }
        });
    }

    private void planFor(UUID id, boolean pushed) {
        store.plan(id).whenComplete((plan, failure) -> planned(id, plan, failure, pushed));
    }

    /** Planned together, carried out side by side: a slow device holds up nobody but itself. */
    private void planned(UUID id, @Nullable Optional<Plan> plan, @Nullable Throwable failure, boolean pushed) {
        if (plan == null) {
            // It stays due in the database and is looked at again.
            LOG.log(System.Logger.Level.WARNING, "charger {0} could not be planned: {1}", id, failure);
        }
        if (plan == null || plan.isEmpty()) {
            over(id, null);
        } else if (pushed || plan.get().hasWork()) {
            threads.execute(() -> quietly(plan.get(), pushed));
        } else {
            store.write(new Over(plan.get(), commands.isConnected(id), null)).whenComplete((_, why) -> over(id, why));
        }
    }

    private void quietly(Plan plan, boolean pushed) {
        Throwable failure = null;
        try {
            carryOut(plan, pushed);
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            over(plan.chargepointId(), failure);
        }
    }

    private void over(UUID id, @Nullable Throwable failure) {
        if (failure != null) {
            LOG.log(System.Logger.Level.WARNING, "charger {0} could not be brought to its programme: {1}", id, failure);
        }
        if (!looks.remove(id, Look.RUNNING)) {
            looks.remove(id);
            wakeHere(List.of(id));
        }
    }

    /** One look; returns when the device has answered everything. */
    public void reconcile(UUID chargepointId) {
        store.plan(chargepointId).join().ifPresent(plan -> carryOut(plan, false));
    }

    /**
     * What is learnt is written in the order it happened, so only the end of it has to be waited for.
     *
     * @param pushed something was sent ahead of the plan
     */
    private void carryOut(Plan plan, boolean pushed) {
        var connected = commands.isConnected(plan.chargepointId());
        CommandOutcome.CompositeSchedule readBack = null;
        if (connected) {
            var before = plan.before();
            if (before != null) {
                store.write(new Compared(plan, before, read(plan)));
            }
            if (plan.mustLearn()
                    && store.write(new Asked(plan, ask(plan.chargepointId(), abilities(plan))))
                            .join()) {
                reconcile(plan.chargepointId());
                return;
            }
            if (plan.mustDrive()) {
                var sentAt = clock.instant();
                store.write(new Drove(plan, sentAt, driving.drive(plan)));
            }
            if (pushed || !plan.todos().isEmpty()) {
                plan.todos().forEach(todo -> send(plan, todo));
                readBack = read(plan) instanceof CommandOutcome.CompositeSchedule schedule ? schedule : null;
            }
            var sampling = plan.sampling();
            if (sampling != null) {
                store.write(new Sampled(plan, sampling, new MeterSampling(commands).tell(plan, sampling)));
            }
        }
        store.write(new Over(plan, connected, readBack)).join();
    }

    private static ChargerCommand abilities(Plan plan) {
        var version = plan.facts().ocppVersion();
        return new SettingsCommand.ReadSettings(Abilities.told(version == null ? "" : version));
    }

    private void send(Plan plan, Todo todo) {
        var sentAt = clock.instant();
        store.write(new Said(plan, todo, sentAt, ask(plan.chargepointId(), todo.command())));
    }

    private CommandOutcome read(Plan plan) {
        return ask(plan.chargepointId(), new ChargerCommand.ReadCompositeSchedule(ReadBack.AHEAD));
    }

    private CommandOutcome ask(UUID chargepointId, ChargerCommand command) {
        return commands.send(chargepointId, command).toCompletableFuture().join();
    }
}
