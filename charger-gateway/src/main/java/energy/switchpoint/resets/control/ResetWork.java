package energy.switchpoint.resets.control;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.credentials.control.Credentials;
import energy.switchpoint.credentials.entity.Purpose;
import energy.switchpoint.credentials.entity.Revocation;
import energy.switchpoint.devices.control.CommandAuthority;
import energy.switchpoint.resets.entity.ResetRun;
import energy.switchpoint.resets.entity.ResetRun.State;
import energy.switchpoint.resets.entity.ResetRun.Step;
import energy.switchpoint.resets.entity.ResetRun.StepState;
import energy.switchpoint.twins.entity.ChargersCame;
import energy.switchpoint.twins.entity.Tick;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Carries resets out, step after step; what needs the charger waits until it is there (R072). */
@ApplicationScoped
public class ResetWork {

    private static final System.Logger LOG = System.getLogger(ResetWork.class.getName());
    private static final int MOST_PER_TICK = 50;

    /** A charger that refuses so often will not do it. */
    private static final int MOST_REFUSALS = 3;

    @Inject
    Resets resets;

    @Inject
    ResetActs acts;

    @Inject
    Credentials credentials;

    @Inject
    CommandAuthority authority;

    @Inject
    ChargerCommands commands;

    @Inject
    Clock clock;

    private final Set<UUID> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public ResetWork() {}

    /** For use outside the container. */
    public ResetWork(
            Resets resets,
            ResetActs acts,
            Credentials credentials,
            CommandAuthority authority,
            ChargerCommands commands,
            Clock clock) {
        this.resets = resets;
        this.acts = acts;
        this.credentials = credentials;
        this.authority = authority;
        this.commands = commands;
        this.clock = clock;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    void tick(@Observes Tick tick) {
        resets.due(tick.at(), MOST_PER_TICK).forEach(this::wake);
    }

    void chargersCame(@Observes ChargersCame chargers) {
        resets.chargersCame(chargers.chargepointIds(), clock.instant());
    }

    private void wake(UUID run) {
        if (running.add(run)) {
            threads.execute(() -> {
                try {
                    if (resets.take(run, clock.instant())) {
                        carryOn(run);
                    }
                } catch (RuntimeException e) {
                    // It stays due and is tried again.
                    LOG.log(System.Logger.Level.WARNING, "reset {0} could not go on: {1}", run, e);
                } finally {
                    running.remove(run);
                }
            });
        }
    }

    /** Does what can be done now; returns when the next step has to wait, or there is none. */
    public void carryOn(UUID id) {
        var run = resets.one(id).orElseThrow();
        if (run.state() != State.RUNNING) {
            return;
        }
        for (var step : run.steps()) {
            if (step.state() == StepState.DONE) {
                continue;
            }
            switch (carriedOut(run, step)) {
                case DONE -> {}
                case WAITING, TOLD -> {
                    resets.tryLater(id);
                    return;
                }
                case FAILED -> {
                    resets.end(run, State.FAILED);
                    return;
                }
            }
        }
        resets.end(run, State.DONE);
    }

    private StepState carriedOut(ResetRun run, Step step) {
        var id = run.chargepointId();
        return switch (step.step()) {
            case DEVICE_USER_DATA ->
                answered(
                        run,
                        step,
                        send(id, new ChargerCommand.EraseCustomerData("")),
                        "the charger erased its user data");
            case DEVICE_PROGRAMMES -> programmesCleared(run, step);
            case CREDENTIALS_REPLACED -> credentialReplaced(run, step);
            case HISTORY -> here(run, step, acts.eraseHistory(id));
            case OPERATOR_SETTINGS -> here(run, step, acts.forgetSettings(id));
            case OPERATING_DATA -> here(run, step, acts.deleteOperatingData(id));
            case CREDENTIALS_DESTROYED -> {
                var state = here(run, step, acts.destroyCredentials(id));
                commands.disconnect(id, "its credentials were destroyed");
                yield state;
            }
        };
    }

    private StepState here(ResetRun run, Step step, String evidence) {
        return noted(run, step, StepState.DONE, evidence, null);
    }

    private StepState programmesCleared(ResetRun run, Step step) {
        var outcome = send(run.chargepointId(), new ChargerCommand.ClearSchedule(Slot.SETPOINT));
        // A charger refuses to clear what it does not have.
        if (!(outcome instanceof CommandOutcome.Accepted) && !(outcome instanceof CommandOutcome.Refused)) {
            return answered(run, step, outcome, "");
        }
        return answered(
                run,
                step,
                send(run.chargepointId(), new ChargerCommand.ClearSchedule(Slot.CALENDAR)),
                "the charger dropped the programmes of household and operator; factory or default hours follow");
    }

    /** The old one ends when the charger comes with the new one, so that nothing can cut it off half-way. */
    private StepState credentialReplaced(ResetRun run, Step step) {
        var id = run.chargepointId();
        var given = step.subject();
        if (given != null && credentials.current(id).filter(given::equals).isPresent()) {
            return noted(
                    run, step, StepState.DONE, "the charger came with its new password; the old one has ended", null);
        }
        if (step.state() == StepState.TOLD
                && given != null
                && credentials.next(id).filter(given::equals).isPresent()) {
            return StepState.TOLD;
        }
        var holder = authority.holder(id).orElse("");
        if (!commands.isConnected(id) || holder.isEmpty()) {
            return noted(run, step, StepState.WAITING, "the charger is not connected", null);
        }
        var made = credentials.stage(id, holder, Purpose.ROTATION, null);
        credentials.aboutToTell(made.id());
        return switch (send(id, new ChargerCommand.ChangeCredential(made.password()))) {
            case CommandOutcome.Accepted _, CommandOutcome.Told _ -> {
                var state = noted(run, step, StepState.TOLD, "the charger took its new password", made.id());
                commands.disconnect(id, "it comes back with its new password");
                yield state;
            }
            case CommandOutcome.Refused(var _, var reason) -> {
                credentials.revokeNext(id, Revocation.REFUSED_BY_DEVICE);
                yield refused(run, step, reason);
            }
            // It may have taken it: the staged one lets it in.
            case CommandOutcome.TimedOut _ ->
                noted(run, step, StepState.TOLD, "the charger did not answer; it may come with either", made.id());
            case CommandOutcome.NotConnected() ->
                noted(run, step, StepState.WAITING, "the charger is not connected", null);
        };
    }

    private StepState answered(ResetRun run, Step step, CommandOutcome outcome, String evidence) {
        return switch (outcome) {
            case CommandOutcome.Accepted _, CommandOutcome.Told _ -> noted(run, step, StepState.DONE, evidence, null);
            case CommandOutcome.Refused(var _, var reason) -> refused(run, step, reason);
            case CommandOutcome.TimedOut _ ->
                noted(run, step, StepState.WAITING, "the charger did not answer yet", null);
            case CommandOutcome.NotConnected() ->
                noted(run, step, StepState.WAITING, "the charger is not connected; it is asked when it comes", null);
        };
    }

    /** Time-outs and absence count as patience, refusals do not. */
    private StepState refused(ResetRun run, Step step, String reason) {
        var before = step.evidence();
        var again = before != null && before.startsWith(REFUSED) ? refusals(before) + 1 : 1;
        var state = again >= MOST_REFUSALS ? StepState.FAILED : StepState.WAITING;
        return noted(run, step, state, REFUSED + again + " times: " + reason, null);
    }

    private static final String REFUSED = "the charger refused ";

    private static int refusals(String evidence) {
        var digits = evidence.substring(REFUSED.length()).split(" ", 2)[0];
        return Integer.parseInt(digits);
    }

    private StepState noted(ResetRun run, Step step, StepState state, String evidence, @Nullable UUID subject) {
        resets.step(run.id(), step.position(), state, evidence, subject);
        return state;
    }

    private CommandOutcome send(UUID id, ChargerCommand command) {
        return commands.send(id, command).toCompletableFuture().join();
    }

    /** Whether a handover must wait: a reset is under way, or the last one failed (R073). */
    public boolean blocksHandover(UUID chargepointId) {
        return resets.of(chargepointId, 1).stream()
                .map(ResetRun::state)
                .anyMatch(List.of(State.RUNNING, State.FAILED)::contains);
    }
}
