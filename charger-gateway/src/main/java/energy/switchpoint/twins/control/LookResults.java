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
import energy.switchpoint.twins.control.ReconcileSteps.Plan;
import energy.switchpoint.twins.control.ReconcileSteps.Todo;
import energy.switchpoint.twins.entity.Abilities;
import energy.switchpoint.twins.entity.DrivenBy;
import energy.switchpoint.twins.entity.Holding;
import energy.switchpoint.twins.entity.Managed;
import energy.switchpoint.twins.entity.ReadBack;
import energy.switchpoint.twins.entity.SlotSent;
import energy.switchpoint.twins.entity.SlotState;
import energy.switchpoint.twins.entity.SlotsSent;
import energy.switchpoint.twins.entity.TwinFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
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
import org.jspecify.annotations.Nullable;

/**
 * Writes down what came of bringing chargers to what is wanted of them, for any number at once with a handful of statements.
 * Only what goes wrong at one charger costs statements of its own.
 */
@ApplicationScoped
public class LookResults {

    /** A device that refuses a calendar so often in a row cannot hold it in this way. */
    private static final int REFUSALS_UNTIL_LESS = 3;

    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LAST_RETRY = Duration.ofMinutes(10);

    @Inject
    TwinRows twins;

    @Inject
    LookRows rows;

    @Inject
    SlotRows slotRows;

    @Inject
    Driving driving;

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
            Driving driving,
            DeviceLog log,
            Clock clock,
            Event<SlotsSent> sent) {
        this.twins = twins;
        this.rows = rows;
        this.slotRows = slotRows;
        this.driving = driving;
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
                    if (isOtherwise(one.plan(), Abilities.of(read))) {
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

    private boolean isOtherwise(Plan plan, Abilities abilities) {
        var id = plan.chargepointId();
        var unit = abilities.onlyUnit();
        if (unit != null) {
            twins.onlyUnit(id, unit);
        }
        if (Boolean.FALSE.equals(abilities.smartCharging()) && !plan.isDriven()) {
            driveOtherwise(id, "it says that it has no Smart Charging");
            return true;
        }
        if (!Boolean.FALSE.equals(abilities.smartCharging()) && plan.isDriven()) {
            // Another firmware: what the last one could not do is tried again.
            twins.drivenBy(id, DrivenBy.SMART_CHARGING, "new firmware");
            log.add(id, LogKind.COMMAND, "DRIVEN_BY_SMART_CHARGING", "new firmware");
            return true;
        }
        return false;
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
                    var lastTry = one.todo().failures() + 1 >= REFUSALS_UNTIL_LESS;
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
        lastTries.forEach(this::triedOften);
    }

    private SlotRows.Accepted accepted(UUID id, Todo todo, Instant sentAt) {
        var held = todo.command() instanceof ChargerCommand.SetSchedule(var _, var schedule) ? schedule : null;
        return new SlotRows.Accepted(id, todo.slot(), todo.fingerprint(), held, sentAt, clock.instant());
    }

    private static SlotRows.Failed failed(Said said, String outcome, String detail, Instant at) {
        var todo = said.todo();
        var wait = FIRST_RETRY.multipliedBy(1L << Math.min(todo.failures(), 10));
        return new SlotRows.Failed(
                said.chargepointId(),
                todo.slot(),
                todo.fingerprint(),
                outcome,
                detail,
                at.plus(shorter(wait, LAST_RETRY)));
    }

    /** It will not take this, however often it is asked. */
    private void triedOften(Said said) {
        var plan = said.plan();
        var id = said.chargepointId();
        if (!(said.outcome() instanceof CommandOutcome.Refused(var _, var reason))) {
            return;
        }
        if (meansNoSmartCharging(plan, said.todo().slot(), reason)) {
            driveOtherwise(id, "refused a limit: " + reason);
            return;
        }
        switch (said.todo().slot()) {
            case SUMMER, SPECIAL -> holdsLess(id, Holding.ONE_PROGRAMME, "refused a second programme: " + reason);
            case CALENDAR -> {
                var holding = plan.facts().managed().holding();
                holdsLess(id, holding.lesser(), "refused its programme: " + reason);
            }
            case FALLBACK, SETPOINT, CEILING -> {}
        }
    }

    /** It takes neither a calendar nor a plain limit, or knows no such message. */
    private static boolean meansNoSmartCharging(Plan plan, Slot slot, String reason) {
        return reason.startsWith("NotImplemented")
                || reason.startsWith("NotSupported")
                        && (slot == Slot.CEILING || slot == Slot.SETPOINT)
                        && plan.facts().managed().holding() == Holding.NOTHING;
    }

    /** By a setting of its product where one is known; on and off is what is left. */
    private void driveOtherwise(UUID id, String why) {
        var means = driving.setting(id).isPresent() ? DrivenBy.VENDOR_KEY : DrivenBy.START_STOP;
        twins.drivenBy(id, means, why);
        log.add(id, LogKind.COMMAND, "DRIVEN_BY_" + means.name(), why);
        twins.reconcileBy(List.of(id), clock.instant());
    }

    private void holdsLess(UUID id, Holding holding, String why) {
        twins.holds(id, holding);
        log.add(id, LogKind.COMMAND, "HOLDS_" + holding.name(), why);
        twins.reconcileBy(List.of(id), clock.instant());
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
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
        return state.nextTryAt() == null ? clock.instant().plus(FIRST_RETRY) : state.nextTryAt();
    }

    private Optional<Instant> driveAgain(Over over, Map<UUID, TwinFacts> facts) {
        var now = facts.get(over.chargepointId());
        if (now == null || Objects.equals(now.acceptedPercent(), over.plan().levelPercent())) {
            return Optional.empty();
        }
        var failures = now.managed().drive().failures();
        return Optional.of(clock.instant()
                .plus(shorter(FIRST_RETRY.multipliedBy(1L << Math.min(failures, 10)), LAST_RETRY)));
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
            if (states.getOrDefault(id, List.of()).stream().allMatch(SlotState::isDone) && judged(plan, schedule)) {
                changed.add(id);
            }
        }
        rows.applied(applied);
        states.putAll(slotRows.of(changed));
    }

    /** @return whether its layers are to be sent again */
    private boolean judged(Plan plan, CommandOutcome.CompositeSchedule schedule) {
        var id = plan.chargepointId();
        return switch (ReadBack.of(plan.wanted(), plan.rating().ratingW(), schedule)) {
            case ReadBack.Follows() -> {
                if (plan.facts().managed().obedience().disobeysSince() != null
                        && twins.obeys(id, Managed.How.COMPOSITE_SCHEDULE)) {
                    log.add(id, LogKind.COMMAND, "FOLLOWS_AGAIN", "says that it follows what it accepted");
                }
                yield false;
            }
            case ReadBack.IgnoresValidity() -> {
                holdsLess(
                        id,
                        Holding.ONE_PROGRAMME,
                        "follows programmes outside their time; it gets one that needs no time");
                yield false;
            }
            case ReadBack.Exceeds(long reported, long accepted) -> {
                disobeys(plan, "accepted %d W, says that it follows %d W".formatted(accepted, reported));
                yield true;
            }
        };
    }

    /** Told again, with as long a wait as it has disobeyed so far. */
    private void disobeys(Plan plan, String detail) {
        var id = plan.chargepointId();
        var now = clock.instant();
        if (twins.disobeys(id, now, Managed.How.COMPOSITE_SCHEDULE, detail)) {
            log.add(id, LogKind.COMMAND, "NOT_APPLIED", detail);
        }
        var since = plan.facts().managed().obedience().disobeysSince();
        slotRows.sendAgain(id, detail, now.plus(patience(since, now)));
    }

    static Duration patience(@Nullable Instant since, Instant now) {
        var lasted = since == null ? Duration.ZERO : Duration.between(since, now);
        return lasted.compareTo(FIRST_RETRY) < 0 ? FIRST_RETRY : shorter(lasted, LAST_RETRY);
    }
}
