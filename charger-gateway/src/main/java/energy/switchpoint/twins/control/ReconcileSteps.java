package energy.switchpoint.twins.control;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.levels.entity.CeilingSchedule;
import energy.switchpoint.levels.entity.LevelDecision;
import energy.switchpoint.levels.entity.Rating;
import energy.switchpoint.levels.entity.StandingProgramme;
import energy.switchpoint.needs.control.EnergyNeeds;
import energy.switchpoint.needs.entity.EnergyNeed;
import energy.switchpoint.twins.control.SlotRows.Want;
import energy.switchpoint.twins.entity.Ability;
import energy.switchpoint.twins.entity.DrivenBy;
import energy.switchpoint.twins.entity.HeldProgrammes;
import energy.switchpoint.twins.entity.Holding;
import energy.switchpoint.twins.entity.LossPolicy;
import energy.switchpoint.twins.entity.SampleSettings;
import energy.switchpoint.twins.entity.SlotSent;
import energy.switchpoint.twins.entity.SlotState;
import energy.switchpoint.twins.entity.Slots;
import energy.switchpoint.twins.entity.SlotsSent;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The first half of reconciling chargers: what is to be sent, worked out for any number of them at once. */
@ApplicationScoped
public class ReconcileSteps {

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
    EnergyNeeds needs;

    @Inject
    LookRows rows;

    @Inject
    Clock clock;

    @Inject
    Event<SlotsSent> sent;

    public ReconcileSteps() {}

    /** For use outside the container. */
    public ReconcileSteps(
            TwinRows twins,
            LookRows rows,
            SlotRows slotRows,
            Wishbook wishbook,
            LossPolicies policies,
            EnergyNeeds needs,
            Clock clock,
            Event<SlotsSent> sent) {
        this.twins = twins;
        this.rows = rows;
        this.slotRows = slotRows;
        this.wishbook = wishbook;
        this.policies = policies;
        this.needs = needs;
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
     * @param sampling how often it is to tell its meter, to be told now; null = it was told, or no rule says it
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
            Optional<Instant> next,
            SampleSettings.@Nullable Wanted sampling) {

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
            return before != null || !todos.isEmpty() || mustDrive() || mustLearn() || sampling != null;
        }
    }

    @Transactional
    public void lookAgain(UUID chargepointId) {
        twins.reconcileBy(List.of(chargepointId), clock.instant());
    }

    /** Each at its own time. */
    @Transactional
    public void lookAgain(Map<UUID, Instant> times) {
        twins.reconcileBy(times);
    }

    /**
     * In the caller's transaction, with a fixed number of statements however many chargers. Those unknown are left out; all are
     * while no rule pack is known.
     */
    public List<Plan> plan(Collection<UUID> chargepointIds) {
        var now = clock.instant();
        var entries = wishbook.of(chargepointIds, now);
        var ids = entries.keySet();
        var lease = now.plus(LEASE).truncatedTo(ChronoUnit.MILLIS);
        twins.take(ids, lease);
        var facts = twins.facts(ids);
        var sessions = twins.withSession(ids);
        var lossPolicies = policies.of(ids);
        // Only a fallback can be the worse for what a car needs, and few have one.
        var needed = needs.of(lossPolicies.keySet());
        var states = slotRows.of(ids);
        var held = slotRows.held(ids.stream()
                .filter(id -> facts(facts, id).managed().silentSince() != null)
                .toList());
        var defaultModes = wishbook.defaultModes(lossPolicies.entrySet().stream()
                .filter(p -> p.getValue().kind() == LossPolicy.Kind.DEFAULT_MODE)
                .map(Map.Entry::getKey)
                .toList());
        var wants = new ArrayList<Want>();
        var levels = new ArrayList<LookRows.Requested>();
        var holding = new ArrayList<SlotSent>();
        var plans = new ArrayList<Plan>();
        var sampling = wishbook.sampling().orElse(null);
        for (var id : ids.stream().sorted().toList()) {
            var entry = Objects.requireNonNull(entries.get(id));
            var known = facts(facts, id);
            var need = needed.get(id);
            var ability = needed(
                    need,
                    ability(known, sessions.contains(id), lossPolicies.get(id), entry, defaultModes.get(id)),
                    entry,
                    now);
            var slots = Slots.wanted(entry.wishes(), now, entry.anchor(), ability);
            var driven = known.managed().drivenBy() != DrivenBy.SMART_CHARGING;
            var wanted = driven ? List.<SlotState>of() : wanted(id, slots, states.getOrDefault(id, List.of()), wants);
            var decision = LevelDecision.at(now, entry.wishes());
            levels.add(new LookRows.Requested(
                    id,
                    decision.levelPercent(),
                    now,
                    decision.next().map(LevelDecision.NextLevel::at).orElse(null)));
            if (holdsCeiling(known, wanted, slots)) {
                holding.add(new SlotSent(id, Slot.CEILING, now, new CommandOutcome.Accepted(now)));
            }
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
                    nextLook(slots.changesAt(), need),
                    sampling(known, sampling, now)));
        }
        slotRows.want(wants);
        rows.requested(levels);
        if (!holding.isEmpty()) {
            sent.fire(new SlotsSent(holding));
        }
        return plans;
    }

    /**
     * The ceilings of these chargers as their devices are to hold them, ahead of planning them; only where that is news to the
     * device, and where it holds ceilings at all.
     */
    public Map<UUID, Todo> ceilings(Collection<UUID> chargepointIds) {
        var now = clock.instant();
        var accepted = slotRows.accepted(chargepointIds, Slot.CEILING);
        var todos = new HashMap<UUID, Todo>();
        wishbook.capped(chargepointIds, now).forEach((id, capped) -> {
            var ceiling = CeilingSchedule.of(capped.ceilings(), capped.rating(), now);
            ceiling.ifPresent(schedule -> {
                var fingerprint = Slots.fingerprint(schedule);
                if (!fingerprint.equals(accepted.get(id))) {
                    var command = new ChargerCommand.SetSchedule(Slot.CEILING, schedule);
                    todos.put(id, new Todo(Slot.CEILING, command, fingerprint, 0));
                }
            });
        });
        return todos;
    }

    /** Each firmware is told once; told again only when something else is wanted, or when it could not be asked. */
    private static SampleSettings.@Nullable Wanted sampling(
            TwinFacts known, SampleSettings.@Nullable Wanted wanted, Instant now) {
        if (wanted == null || known.ocppVersion() == null || known.connectedSince() == null) {
            return null;
        }
        var told = known.managed().sampling();
        var pauses = told.nextTryAt() != null && told.nextTryAt().isAfter(now);
        var key = MeterSampling.key(known.firmware(), wanted);
        var isTold = key.equals(told.askedOf()) || (key + TwinRows.UNTIL_RESTART).equals(told.askedOf());
        return pauses || isTold ? null : wanted;
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

    /** Keeps its programme when it loses contact, where the fallback would not give a car what it needs in time (R030). */
    private static Ability needed(@Nullable EnergyNeed need, Ability ability, Wishbook.Entry entry, Instant now) {
        if (need == null || ability.fallback() == null) {
            return ability;
        }
        var keeping = new Ability(ability.holding(), ability.sessionRuns(), null);
        return Outlooks.isWorseOff(
                        need,
                        entry.wishes().rating(),
                        new HeldProgrammes(filled(Slots.wanted(entry.wishes(), now, entry.anchor(), ability))),
                        new HeldProgrammes(filled(Slots.wanted(entry.wishes(), now, entry.anchor(), keeping))),
                        now)
                ? keeping
                : ability;
    }

    private static Optional<Instant> nextLook(Optional<Instant> next, @Nullable EnergyNeed need) {
        return need == null
                ? next
                : Optional.of(next.filter(n -> n.isBefore(need.departure())).orElse(need.departure()));
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
    private static boolean holdsCeiling(TwinFacts facts, List<SlotState> states, Slots slots) {
        return slots.of(Slot.CEILING).isPresent()
                && facts.connectedSince() != null
                && states.stream().anyMatch(s -> s.slot() == Slot.CEILING && s.isDone());
    }

    private static Todo todo(SlotState state, Slots slots) {
        var command = slots.of(state.slot())
                .<ChargerCommand>map(schedule -> new ChargerCommand.SetSchedule(state.slot(), schedule))
                .orElseGet(() -> new ChargerCommand.ClearSchedule(state.slot()));
        return new Todo(state.slot(), command, state.wanted(), state.failures());
    }
}
