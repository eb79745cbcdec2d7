package energy.switchpoint.twins.control;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.levels.entity.LevelDecision;
import energy.switchpoint.levels.entity.Rating;
import energy.switchpoint.levels.entity.StandingProgramme;
import energy.switchpoint.twins.control.SlotRows.Want;
import energy.switchpoint.twins.entity.Abilities;
import energy.switchpoint.twins.entity.Ability;
import energy.switchpoint.twins.entity.DrivenBy;
import energy.switchpoint.twins.entity.HeldProgrammes;
import energy.switchpoint.twins.entity.Holding;
import energy.switchpoint.twins.entity.LossPolicy;
import energy.switchpoint.twins.entity.Managed;
import energy.switchpoint.twins.entity.ReadBack;
import energy.switchpoint.twins.entity.SlotSent;
import energy.switchpoint.twins.entity.SlotState;
import energy.switchpoint.twins.entity.Slots;
import energy.switchpoint.twins.entity.TwinFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The database half of reconciling chargers: what is to be sent, for any number of them at once, and what came of it, for each
 * by itself. Each step commits by itself.
 */
@ApplicationScoped
public class ReconcileSteps {

    /** A device that refuses a calendar so often in a row cannot hold it in this way. */
    private static final int REFUSALS_UNTIL_LESS = 3;

    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LAST_RETRY = Duration.ofMinutes(10);

    /** Longer than any command may take. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    /** Ceilings first: they protect the network. The calendar before what lies over it. */
    private static final List<Slot> ORDER =
            List.of(Slot.CEILING, Slot.FALLBACK, Slot.CALENDAR, Slot.SUMMER, Slot.SPECIAL, Slot.SETPOINT);

    @Inject
    TwinRows twins;

    @Inject
    SlotRows slotRows;

    @Inject
    Wishbook wishbook;

    @Inject
    LossPolicies policies;

    @Inject
    Driving driving;

    @Inject
    DeviceLog log;

    @Inject
    Clock clock;

    @Inject
    Event<SlotSent> sent;

    public ReconcileSteps() {}

    /** For use outside the container. */
    public ReconcileSteps(
            TwinRows twins,
            SlotRows slotRows,
            Wishbook wishbook,
            LossPolicies policies,
            Driving driving,
            DeviceLog log,
            Clock clock,
            Event<SlotSent> sent) {
        this.twins = twins;
        this.slotRows = slotRows;
        this.wishbook = wishbook;
        this.policies = policies;
        this.driving = driving;
        this.log = log;
        this.clock = clock;
        this.sent = sent;
    }

    /** One message to a device. */
    public record Todo(Slot slot, ChargerCommand command, String fingerprint, int failures) {}

    /**
     * What to do for one charger.
     *
     * @param levelPercent the level that holds once all is accepted
     * @param wanted what it holds then
     * @param before what it held while it was silent; null when it was not
     * @param next when its wishes change by themselves
     */
    public record Plan(
            UUID chargepointId,
            Instant lease,
            Rating rating,
            int levelPercent,
            long limitW,
            TwinFacts facts,
            Ability ability,
            HeldProgrammes wanted,
            @Nullable HeldProgrammes before,
            List<SlotState> states,
            List<Todo> todos,
            boolean underCeiling,
            Optional<Instant> next) {

        boolean isDriven() {
            return facts.managed().drivenBy() != DrivenBy.SMART_CHARGING;
        }

        /** A session that began at a closed charger is ended as well. */
        boolean mustDrive() {
            return isDriven()
                    && (!Objects.equals(facts.acceptedPercent(), levelPercent)
                            || levelPercent == 0 && ability.sessionRuns());
        }

        /** Each firmware is asked once what it can do. */
        boolean mustLearn() {
            return facts.ocppVersion() != null
                    && facts.connectedSince() != null
                    && !firmware().equals(facts.managed().drive().abilitiesOf());
        }

        String firmware() {
            return facts.firmware() == null ? "" : facts.firmware();
        }

        /** False = nothing to say to the device. */
        boolean hasWork() {
            return before != null || !todos.isEmpty() || mustDrive() || mustLearn();
        }
    }

    @Transactional
    public void lookAgain(UUID chargepointId) {
        twins.reconcileBy(List.of(chargepointId), clock.instant());
    }

    /** Empty for an unknown charger, and while no rule pack is known. */
    public Optional<Plan> plan(UUID chargepointId) {
        return plan(List.of(chargepointId)).stream().findFirst();
    }

    /**
     * In one transaction, and written with a handful of statements, however many chargers. Those unknown are left out; all are
     * while no rule pack is known.
     */
    @Transactional
    public List<Plan> plan(Collection<UUID> chargepointIds) {
        var now = clock.instant();
        var entries = wishbook.of(chargepointIds, now);
        var ids = entries.keySet();
        var lease = now.plus(LEASE).truncatedTo(ChronoUnit.MILLIS);
        twins.take(ids, lease);
        var facts = twins.facts(ids);
        var sessions = twins.withSession(ids);
        var lossPolicies = policies.of(ids);
        var states = slotRows.of(ids);
        var held = slotRows.held(ids.stream()
                .filter(id -> facts(facts, id).managed().silentSince() != null)
                .toList());
        var defaultModes = wishbook.defaultModes(lossPolicies.entrySet().stream()
                .filter(p -> p.getValue().kind() == LossPolicy.Kind.DEFAULT_MODE)
                .map(Map.Entry::getKey)
                .toList());
        var wants = new ArrayList<Want>();
        var levels = new ArrayList<TwinRows.Requested>();
        var plans = new ArrayList<Plan>();
        for (var id : ids.stream().sorted().toList()) {
            var entry = Objects.requireNonNull(entries.get(id));
            var known = facts(facts, id);
            var ability = ability(known, sessions.contains(id), lossPolicies.get(id), entry, defaultModes.get(id));
            var slots = Slots.wanted(entry.wishes(), now, entry.anchor(), ability);
            var driven = known.managed().drivenBy() != DrivenBy.SMART_CHARGING;
            var wanted = driven ? List.<SlotState>of() : wanted(id, slots, states.getOrDefault(id, List.of()), wants);
            var decision = LevelDecision.at(now, entry.wishes());
            levels.add(new TwinRows.Requested(
                    id,
                    decision.levelPercent(),
                    now,
                    decision.next().map(LevelDecision.NextLevel::at).orElse(null)));
            tellHeldCeiling(id, known, wanted, slots, now);
            plans.add(new Plan(
                    id,
                    lease,
                    entry.wishes().rating(),
                    decision.levelPercent(),
                    decision.limitW(),
                    known,
                    ability,
                    new HeldProgrammes(filled(slots)),
                    held.get(id),
                    wanted,
                    todos(slots, wanted, now),
                    slots.of(Slot.CEILING).isPresent(),
                    slots.changesAt()));
        }
        slotRows.want(wants);
        twins.requested(levels);
        return plans;
    }

    private static TwinFacts facts(Map<UUID, TwinFacts> facts, UUID id) {
        return facts.getOrDefault(id, TwinFacts.SILENT);
    }

    private static Ability ability(
            TwinFacts facts,
            boolean sessionRuns,
            @Nullable LossPolicy policy,
            Wishbook.Entry entry,
            @Nullable StandingProgramme defaultMode) {
        var managed = facts.managed();
        var holding = managed.drivenBy() == DrivenBy.SMART_CHARGING ? managed.holding() : Holding.NOTHING;
        var mayFallBack = holding != Holding.NOTHING && LossPrediction.changesByItself(facts);
        return new Ability(
                holding, sessionRuns, policy == null || !mayFallBack ? null : fallback(policy, entry, defaultMode));
    }

    private static Ability.@Nullable Fallback fallback(
            LossPolicy policy, Wishbook.Entry entry, @Nullable StandingProgramme defaultMode) {
        return switch (policy.kind()) {
            case KEEP -> null;
            case PREVIOUS_DAY -> new Ability.Fallback(entry.wishes().standing().programme(), true, policy.after());
            case DEFAULT_MODE ->
                defaultMode == null ? null : new Ability.Fallback(defaultMode.programme(), false, policy.after());
        };
    }

    private static Map<Slot, LoadSchedule> filled(Slots slots) {
        var filled = new EnumMap<Slot, LoadSchedule>(Slot.class);
        slots.wanted().forEach((slot, schedule) -> schedule.ifPresent(s -> filled.put(slot, s)));
        return filled;
    }

    /** The layers' states with the new wishes in them; what is news is added to {@code wants}. */
    private static List<SlotState> wanted(UUID id, Slots slots, List<SlotState> states, List<Want> wants) {
        var known = states.stream().collect(Collectors.toMap(SlotState::slot, s -> s));
        var result = new ArrayList<SlotState>();
        for (var slot : ORDER) {
            var fingerprint = slots.fingerprint(slot);
            var state = known.get(slot);
            if (state != null && state.wanted().equals(fingerprint)) {
                result.add(state);
            } else if (state != null || !fingerprint.equals(Slots.EMPTY) || isUsual(slot)) {
                // A layer that this device never held need not be emptied.
                wants.add(new Want(id, slot, fingerprint));
                result.add(new SlotState(slot, fingerprint, state == null ? null : state.accepted(), 0, null));
            }
        }
        return result;
    }

    /** Emptied also when nothing is known of it: another operator may have filled it. */
    private static boolean isUsual(Slot slot) {
        return switch (slot) {
            case CEILING, CALENDAR, SETPOINT -> true;
            case FALLBACK, SUMMER, SPECIAL -> false;
        };
    }

    private static List<Todo> todos(Slots slots, List<SlotState> states, Instant now) {
        return states.stream()
                .filter(s -> !s.isDone() && s.mayTryAt(now))
                .map(s -> todo(s, slots))
                .toList();
    }

    /** A further limit that changes nothing for the device is sent to nobody, and yet the device follows it. */
    private void tellHeldCeiling(UUID id, TwinFacts facts, List<SlotState> states, Slots slots, Instant now) {
        if (slots.of(Slot.CEILING).isPresent()
                && facts.connectedSince() != null
                && states.stream().anyMatch(s -> s.slot() == Slot.CEILING && s.isDone())) {
            sent.fire(new SlotSent(id, Slot.CEILING, now, new CommandOutcome.Accepted(now)));
        }
    }

    private static Todo todo(SlotState state, Slots slots) {
        var command = slots.of(state.slot())
                .<ChargerCommand>map(schedule -> new ChargerCommand.SetSchedule(state.slot(), schedule))
                .orElseGet(() -> new ChargerCommand.ClearSchedule(state.slot()));
        return new Todo(state.slot(), command, state.wanted(), state.failures());
    }

    @Transactional
    public void record(Plan plan, Todo todo, Instant sentAt, CommandOutcome outcome) {
        var id = plan.chargepointId();
        switch (outcome) {
            case CommandOutcome.Accepted _, CommandOutcome.Told _ -> accepted(id, todo, sentAt);
            case CommandOutcome.Refused(var at, var reason) -> refused(plan, todo, sentAt, at, reason);
            case CommandOutcome.TimedOut(var at) -> slotFailed(id, todo, "TIMED_OUT", "no answer in time", at);
            case CommandOutcome.NotConnected() ->
                // It is told everything again when it comes back.
                slotRows.failed(id, todo.slot(), "NOT_CONNECTED", "not connected", clock.instant());
        }
        sent.fire(new SlotSent(id, todo.slot(), sentAt, outcome));
    }

    private void accepted(UUID id, Todo todo, Instant sentAt) {
        var held = todo.command() instanceof ChargerCommand.SetSchedule(var _, var schedule) ? schedule : null;
        slotRows.accepted(id, todo.slot(), todo.fingerprint(), held, sentAt, clock.instant());
    }

    private void refused(Plan plan, Todo todo, Instant sentAt, Instant at, String reason) {
        var id = plan.chargepointId();
        var lastTry = todo.failures() + 1 >= REFUSALS_UNTIL_LESS;
        if (lastTry && todo.command() instanceof ChargerCommand.ClearSchedule) {
            // Asked often enough: devices refuse to clear what they do not have.
            accepted(id, todo, sentAt);
            return;
        }
        slotFailed(id, todo, "REFUSED", reason, at);
        if (lastTry && meansNoSmartCharging(plan, todo.slot(), reason)) {
            driveOtherwise(id, "refused a limit: " + reason);
            return;
        }
        if (!lastTry) {
            return;
        }
        switch (todo.slot()) {
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

    /**
     * What a device said that it can do.
     *
     * @return whether it is to be planned anew
     */
    @Transactional
    public boolean learnt(Plan plan, CommandOutcome outcome) {
        var id = plan.chargepointId();
        return switch (outcome) {
            case CommandOutcome.NotConnected _, CommandOutcome.TimedOut _ -> false;
            case CommandOutcome.SettingsRead read -> {
                var abilities = Abilities.of(read);
                twins.abilitiesRead(id, plan.firmware(), abilities.onlyUnit());
                if (Boolean.FALSE.equals(abilities.smartCharging()) && !plan.isDriven()) {
                    driveOtherwise(id, "it says that it has no Smart Charging");
                    yield true;
                }
                if (!Boolean.FALSE.equals(abilities.smartCharging()) && plan.isDriven()) {
                    // Another firmware: what the last one could not do is tried again.
                    twins.drivenBy(id, DrivenBy.SMART_CHARGING, "new firmware");
                    log.add(id, LogKind.COMMAND, "DRIVEN_BY_SMART_CHARGING", "new firmware");
                    yield true;
                }
                yield false;
            }
            case CommandOutcome.Accepted _, CommandOutcome.Refused _, CommandOutcome.Told _ -> {
                twins.abilitiesRead(id, plan.firmware(), null);
                yield false;
            }
        };
    }

    /** What came of driving a charger without Smart Charging. */
    @Transactional
    public void driven(Plan plan, Instant sentAt, Driving.Driven driven) {
        var id = plan.chargepointId();
        var outcome = driven.outcome();
        var done = outcome instanceof CommandOutcome.Accepted || outcome instanceof CommandOutcome.Told;
        if (done) {
            twins.acceptedLevel(id, plan.levelPercent(), clock.instant());
            twins.driveFailures(id, 0);
            if (driven.readBack()) {
                twins.applied(id, plan.levelPercent(), clock.instant(), Managed.How.VARIABLE);
            }
        } else {
            twins.driveFailures(id, plan.facts().managed().drive().failures() + 1);
        }
        if (plan.underCeiling()) {
            sent.fire(new SlotSent(
                    id, Slot.CEILING, sentAt, done ? new CommandOutcome.Accepted(clock.instant()) : outcome));
        }
    }

    private void holdsLess(UUID id, Holding holding, String why) {
        twins.holds(id, holding);
        log.add(id, LogKind.COMMAND, "HOLDS_" + holding.name(), why);
        twins.reconcileBy(List.of(id), clock.instant());
    }

    private void slotFailed(UUID id, Todo todo, String outcome, String detail, Instant at) {
        var wait = FIRST_RETRY.multipliedBy(1L << Math.min(todo.failures(), 10));
        slotRows.failed(id, todo.slot(), outcome, detail, at.plus(shorter(wait, LAST_RETRY)));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** The level that the device itself says it follows now, held against what it accepted (R051). */
    @Transactional
    public void readBack(Plan plan, CommandOutcome.CompositeSchedule schedule) {
        var id = plan.chargepointId();
        var watts = schedule.periods().getFirst().limitW();
        twins.applied(id, percent(watts, plan.rating()), schedule.at(), Managed.How.COMPOSITE_SCHEDULE);
        if (!slotRows.of(List.of(id)).getOrDefault(id, List.of()).stream().allMatch(SlotState::isDone)) {
            return;
        }
        switch (ReadBack.of(plan.wanted(), plan.rating().ratingW(), schedule)) {
            case ReadBack.Follows() -> {
                if (plan.facts().managed().obedience().disobeysSince() != null
                        && twins.obeys(id, Managed.How.COMPOSITE_SCHEDULE)) {
                    log.add(id, LogKind.COMMAND, "FOLLOWS_AGAIN", "says that it follows what it accepted");
                }
            }
            case ReadBack.IgnoresValidity() ->
                holdsLess(
                        id,
                        Holding.ONE_PROGRAMME,
                        "follows programmes outside their time; it gets one that needs no time");
            case ReadBack.Exceeds(long reported, long accepted) ->
                disobeys(
                        plan,
                        Managed.How.COMPOSITE_SCHEDULE,
                        "accepted %d W, says that it follows %d W".formatted(accepted, reported));
        }
    }

    /** Told again, with as long a wait as it has disobeyed so far. */
    private void disobeys(Plan plan, Managed.How how, String detail) {
        var id = plan.chargepointId();
        var now = clock.instant();
        if (twins.disobeys(id, now, how, detail)) {
            log.add(id, LogKind.COMMAND, "NOT_APPLIED", detail);
        }
        var since = plan.facts().managed().obedience().disobeysSince();
        slotRows.sendAgain(id, detail, now.plus(patience(since, now)));
    }

    static Duration patience(@Nullable Instant since, Instant now) {
        var lasted = since == null ? Duration.ZERO : Duration.between(since, now);
        return lasted.compareTo(FIRST_RETRY) < 0 ? FIRST_RETRY : shorter(lasted, LAST_RETRY);
    }

    /** What was foretold of a silent device, against what it says now that it is back (R026). */
    @Transactional
    public void compare(Plan plan, HeldProgrammes before, CommandOutcome outcome) {
        var id = plan.chargepointId();
        var predicted = before.at(clock.instant(), null, plan.rating().ratingW());
        var predictedPercent = percent(predicted.limitW(), plan.rating());
        var reported = outcome instanceof CommandOutcome.CompositeSchedule c
                        && !c.periods().isEmpty()
                ? Optional.of(percent(c.periods().getFirst().limitW(), plan.rating()))
                : Optional.<Integer>empty();
        if (outcome instanceof CommandOutcome.NotConnected) {
            return;
        }
        twins.compared(id, clock.instant(), predictedPercent, reported.orElse(null));
        if (reported.isPresent() && reported.get() != predictedPercent) {
            log.add(
                    id,
                    LogKind.COMMAND,
                    "NOT_AS_PREDICTED",
                    "after its silence it follows %d %%, foretold were %d %%"
                            .formatted(reported.get(), predictedPercent));
        }
    }

    private static int percent(long watts, Rating rating) {
        return rating.percent(watts);
    }

    /** Plans the next look: when wishes change, or the next try of what failed. */
    @Transactional
    public void settle(Plan plan, boolean connected) {
        var id = plan.chargepointId();
        var states = plan.todos().isEmpty()
                ? plan.states()
                : slotRows.of(List.of(id)).getOrDefault(id, List.of());
        if (!plan.isDriven()
                && states.stream().allMatch(SlotState::isDone)
                && !Objects.equals(plan.facts().acceptedPercent(), plan.levelPercent())) {
            twins.acceptedLevel(id, plan.levelPercent(), clock.instant());
        }
        var retries = connected || plan.facts().connectedSince() != null
                // A charger that has just come may be known here before its line is open.
                ? states.stream()
                        .filter(s -> !s.isDone())
                        .map(s -> s.nextTryAt() == null ? clock.instant().plus(FIRST_RETRY) : s.nextTryAt())
                : Stream.<Instant>empty();
        var next = Stream.of(plan.next().stream(), retries, driveAgain(plan, connected))
                .flatMap(points -> points)
                .min(Instant::compareTo);
        twins.settle(id, plan.lease(), next.orElse(null));
    }

    private Stream<Instant> driveAgain(Plan plan, boolean connected) {
        if (!plan.isDriven() || !connected) {
            return Stream.empty();
        }
        var now = twins.facts(plan.chargepointId());
        var failures = now.managed().drive().failures();
        return Objects.equals(now.acceptedPercent(), plan.levelPercent())
                ? Stream.empty()
                : Stream.of(clock.instant()
                        .plus(shorter(FIRST_RETRY.multipliedBy(1L << Math.min(failures, 10)), LAST_RETRY)));
    }
}
