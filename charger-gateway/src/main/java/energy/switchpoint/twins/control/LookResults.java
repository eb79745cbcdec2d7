package energy.switchpoint.twins.control;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.twins.control.Happened.Asked;
import energy.switchpoint.twins.control.Happened.Compared;
import energy.switchpoint.twins.control.Happened.Drove;
import energy.switchpoint.twins.control.Happened.Over;
import energy.switchpoint.twins.control.Happened.Pushed;
import energy.switchpoint.twins.control.Happened.Said;
import energy.switchpoint.twins.control.Happened.Sampled;
import energy.switchpoint.twins.control.ReconcileSteps.Todo;
import energy.switchpoint.twins.entity.Abilities;
import energy.switchpoint.twins.entity.Managed;
import energy.switchpoint.twins.entity.SlotSent;
import energy.switchpoint.twins.entity.SlotState;
import energy.switchpoint.twins.entity.SlotsSent;
import energy.switchpoint.twins.entity.TwinFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes down what came of bringing chargers to what is wanted of them, for any number at once with a handful of statements.
 * Only what goes wrong at one charger costs statements of its own.
 */
@ApplicationScoped
public class LookResults {

    @Inject
    TwinRows twins;

    @Inject
    LookRows rows;

    @Inject
    SlotRows slotRows;

    @Inject
    Setbacks setbacks;

    @Inject
    DeviceLog log;

    @Inject
    Clock clock;

    @Inject
    Event<SlotsSent> sent;

    public LookResults() {}

    /** For use outside the container. */
    public LookResults(
            TwinRows twins,
            LookRows rows,
            SlotRows slotRows,
            Setbacks setbacks,
            DeviceLog log,
            Clock clock,
            Event<SlotsSent> sent) {
        this.twins = twins;
        this.rows = rows;
        this.slotRows = slotRows;
        this.setbacks = setbacks;
        this.log = log;
        this.clock = clock;
        this.sent = sent;
    }

    /**
     * In the caller's transaction.
     *
     * @return for each, in its place, whether the charger is to be planned anew
     */
    public List<Boolean> write(List<Happened> happened) {
        // By charger, so that two writers never wait for each other in a circle; of one charger in its own order.
        var sorted = happened.stream()
                .sorted(Comparator.comparing(Happened::chargepointId))
                .toList();
        compared(only(sorted, Compared.class));
        var anew = asked(only(sorted, Asked.class));
        sampled(only(sorted, Sampled.class));
        var tellings = new ArrayList<SlotSent>();
        only(sorted, Drove.class).forEach(d -> drove(d, tellings));
        pushed(only(sorted, Pushed.class), tellings);
        said(only(sorted, Said.class), tellings);
        if (!tellings.isEmpty()) {
            sent.fire(new SlotsSent(tellings));
        }
        over(only(sorted, Over.class));
        return happened.stream().map(anew::contains).toList();
    }

    private static <T extends Happened> List<T> only(List<Happened> all, Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** What was foretold of silent devices, against what they say now that they are back (R026). */
    private void compared(List<Compared> all) {
        var now = clock.instant();
        var told = new ArrayList<LookRows.Compared>();
        var lines = new ArrayList<DeviceLog.Entry>();
        for (var one : all) {
            if (one.outcome() instanceof CommandOutcome.NotConnected) {
                continue;
            }
            var rating = one.plan().rating();
            var predicted =
                    rating.percent(one.before().at(now, null, rating.ratingW()).limitW());
            var reported = one.outcome() instanceof CommandOutcome.CompositeSchedule c
                            && !c.periods().isEmpty()
                    ? Integer.valueOf(rating.percent(c.periods().getFirst().limitW()))
                    : null;
            told.add(new LookRows.Compared(one.chargepointId(), now, predicted, reported));
            if (reported != null && reported != predicted) {
                lines.add(new DeviceLog.Entry(
                        one.chargepointId(),
                        now,
                        LogKind.COMMAND,
                        "NOT_AS_PREDICTED",
                        "after its silence it follows %d %%, foretold were %d %%".formatted(reported, predicted)));
            }
        }
        rows.compared(told);
        log.addAll(lines);
    }

    /** What devices said that they can do. */
    private Set<Happened> asked(List<Asked> all) {
        var learnt = new ArrayList<LookRows.Learnt>();
        var anew = new HashSet<Happened>();
        for (var one : all) {
            switch (one.outcome()) {
                case CommandOutcome.NotConnected _, CommandOutcome.TimedOut _ -> {}
                case CommandOutcome.SettingsRead read -> {
                    learnt.add(
                            new LookRows.Learnt(one.chargepointId(), one.plan().firmware()));
                    if (setbacks.drivesOtherwise(one.plan(), Abilities.of(read))) {
                        anew.add(one);
                    }
                }
                case CommandOutcome.Accepted _, CommandOutcome.Refused _, CommandOutcome.Told _ ->
                    learnt.add(
                            new LookRows.Learnt(one.chargepointId(), one.plan().firmware()));
            }
        }
        rows.learnt(learnt);
        return anew;
    }

    /** How often devices tell their meter now. One that could not be asked is asked again after a pause. */
    private void sampled(List<Sampled> all) {
        var now = clock.instant();
        rows.sampled(all.stream()
                .map(one -> {
                    var kept = one.kept();
                    var before = one.plan().facts().managed().sampling();
                    return kept == null
                            ? new LookRows.Sampled(
                                    one.chargepointId(),
                                    new Managed.Sampling(
                                            null,
                                            one.wanted().chargingS(),
                                            before.keptS(),
                                            "not asked yet: no answer",
                                            before.failures() + 1,
                                            now.plus(RetryPause.after(before.failures()))))
                            : new LookRows.Sampled(
                                    one.chargepointId(),
                                    new Managed.Sampling(
                                            MeterSampling.key(one.plan().facts().firmware(), one.wanted())
                                                    + (kept.afterRestart() ? TwinRows.UNTIL_RESTART : ""),
                                            one.wanted().chargingS(),
                                            kept.chargingS(),
                                            kept.why(),
                                            0,
                                            null));
                })
                .toList());
    }

    /** What came of driving a charger without Smart Charging. */
    private void drove(Drove drove, List<SlotSent> tellings) {
        var plan = drove.plan();
        var id = plan.chargepointId();
        var outcome = drove.driven().outcome();
        var done = outcome instanceof CommandOutcome.Accepted || outcome instanceof CommandOutcome.Told;
        if (done) {
            rows.accepted(List.of(new LookRows.Accepted(id, plan.levelPercent(), clock.instant())));
            twins.driveFailures(id, 0);
            if (drove.driven().readBack()) {
                rows.applied(
                        List.of(new LookRows.Applied(id, plan.levelPercent(), clock.instant(), Managed.How.VARIABLE)));
            }
        } else {
            twins.driveFailures(id, plan.facts().managed().drive().failures() + 1);
        }
        if (plan.underCeiling()) {
            tellings.add(new SlotSent(
                    id, Slot.CEILING, drove.sentAt(), done ? new CommandOutcome.Accepted(clock.instant()) : outcome));
        }
    }

    /** What was refused is planned as ever, and tried again then. */
    private void pushed(List<Pushed> all, List<SlotSent> tellings) {
        var taken = all.stream()
                .filter(p -> p.outcome() instanceof CommandOutcome.Accepted)
                .toList();
        slotRows.want(taken.stream()
                .map(p -> new SlotRows.Want(
                        p.chargepointId(), p.todo().slot(), p.todo().fingerprint()))
                .toList());
        slotRows.accepted(taken.stream()
                .map(p -> accepted(p.chargepointId(), p.todo(), p.sentAt()))
                .toList());
        all.forEach(p -> tellings.add(new SlotSent(p.chargepointId(), p.todo().slot(), p.sentAt(), p.outcome())));
    }

    private void said(List<Said> all, List<SlotSent> tellings) {
        var accepted = new ArrayList<SlotRows.Accepted>();
        var failed = new ArrayList<SlotRows.Failed>();
        var lastTries = new ArrayList<Said>();
        for (var one : all) {
            switch (one.outcome()) {
                case CommandOutcome.Accepted _, CommandOutcome.Told _ ->
                    accepted.add(accepted(one.chargepointId(), one.todo(), one.sentAt()));
                case CommandOutcome.Refused(var at, var reason) -> {
                    var lastTry = one.todo().failures() + 1 >= Setbacks.REFUSALS_UNTIL_LESS;
                    if (lastTry && one.todo().command() instanceof ChargerCommand.ClearSchedule) {
                        // Asked often enough: devices refuse to clear what they do not have.
                        accepted.add(accepted(one.chargepointId(), one.todo(), one.sentAt()));
                    } else {
                        failed.add(failed(one, "REFUSED", reason, at));
                        if (lastTry) {
                            lastTries.add(one);
                        }
                    }
                }
                case CommandOutcome.TimedOut(var at) -> failed.add(failed(one, "TIMED_OUT", "no answer in time", at));
                case CommandOutcome.NotConnected() ->
                    // It is told everything again when it comes back.
                    failed.add(new SlotRows.Failed(
                            one.chargepointId(),
                            one.todo().slot(),
                            one.todo().fingerprint(),
                            "NOT_CONNECTED",
                            "not connected",
                            clock.instant()));
            }
            tellings.add(new SlotSent(one.chargepointId(), one.todo().slot(), one.sentAt(), one.outcome()));
        }
        slotRows.accepted(accepted);
        slotRows.failed(failed);
        lastTries.forEach(setbacks::triedOften);
    }

    private SlotRows.Accepted accepted(UUID id, Todo todo, Instant sentAt) {
        var held = todo.command() instanceof ChargerCommand.SetSchedule(var _, var schedule) ? schedule : null;
        return new SlotRows.Accepted(id, todo.slot(), todo.fingerprint(), held, sentAt, clock.instant());
    }

    private static SlotRows.Failed failed(Said said, String outcome, String detail, Instant at) {
        var todo = said.todo();
        return new SlotRows.Failed(
                said.chargepointId(),
                todo.slot(),
                todo.fingerprint(),
                outcome,
                detail,
                at.plus(RetryPause.after(todo.failures())));
    }

    /** Plans the next looks: when wishes change, or the next try of what failed. */
    private void over(List<Over> all) {
        if (all.isEmpty()) {
            return;
        }
        var states = slotRows.of(ids(all.stream()));
        readBack(all, states);
        var drivenAgain = twins.facts(
                ids(all.stream().filter(o -> o.connected() && o.plan().isDriven())));
        var accepted = new ArrayList<LookRows.Accepted>();
        var next = new ArrayList<LookRows.Next>();
        for (var one : all) {
            var plan = one.plan();
            var id = one.chargepointId();
            // What a charger without Smart Charging never took is not tried again.
            var own = plan.isDriven() ? List.<SlotState>of() : states.getOrDefault(id, List.of());
            if (!plan.isDriven()
                    && own.stream().allMatch(SlotState::isDone)
                    && !Objects.equals(plan.facts().acceptedPercent(), plan.levelPercent())) {
                accepted.add(new LookRows.Accepted(id, plan.levelPercent(), clock.instant()));
            }
            var retries = one.connected() || plan.facts().connectedSince() != null
                    // A charger that has just come may be known here before its line is open.
                    ? own.stream().filter(s -> !s.isDone()).map(this::nextTry)
                    : Stream.<Instant>empty();
            var at = Stream.of(plan.next().stream(), retries, driveAgain(one, drivenAgain).stream())
                    .flatMap(points -> points)
                    .min(Instant::compareTo);
            next.add(new LookRows.Next(id, plan.lease(), at.orElse(null)));
        }
        rows.accepted(accepted);
        rows.settle(next);
    }

    private Instant nextTry(SlotState state) {
        return state.nextTryAt() == null ? clock.instant().plus(RetryPause.FIRST) : state.nextTryAt();
    }

    private Optional<Instant> driveAgain(Over over, Map<UUID, TwinFacts> facts) {
        var now = facts.get(over.chargepointId());
        if (now == null || Objects.equals(now.acceptedPercent(), over.plan().levelPercent())) {
            return Optional.empty();
        }
        var failures = now.managed().drive().failures();
        return Optional.of(clock.instant().plus(RetryPause.after(failures)));
    }

    private static List<UUID> ids(Stream<Over> all) {
        return all.map(Happened::chargepointId).distinct().toList();
    }

    /** The levels that devices themselves say they follow now, held against what they accepted (R051). */
    private void readBack(List<Over> all, Map<UUID, List<SlotState>> states) {
        var applied = new ArrayList<LookRows.Applied>();
        var changed = new ArrayList<UUID>();
        for (var one : all) {
            var schedule = one.readBack();
            if (schedule == null || schedule.periods().isEmpty()) {
                continue;
            }
            var plan = one.plan();
            var id = one.chargepointId();
            applied.add(new LookRows.Applied(
                    id,
                    plan.rating().percent(schedule.periods().getFirst().limitW()),
                    schedule.at(),
                    Managed.How.COMPOSITE_SCHEDULE));
            if (states.getOrDefault(id, List.of()).stream().allMatch(SlotState::isDone)
                    && setbacks.judged(plan, schedule)) {
                changed.add(id);
            }
        }
        rows.applied(applied);
        states.putAll(slotRows.of(changed));
    }
}
