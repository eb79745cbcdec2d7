package energy.switchpoint.twins.control;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.levels.entity.LevelDecision;
import energy.switchpoint.levels.entity.Rating;
import energy.switchpoint.sessions.control.History;
import energy.switchpoint.twins.entity.SlotSent;
import energy.switchpoint.twins.entity.SlotState;
import energy.switchpoint.twins.entity.Slots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The database half of reconciling one charger: what is to be sent, and what came of it. Each step commits by itself. */
@ApplicationScoped
public class ReconcileSteps {

    /** A device that refuses a calendar so often in a row cannot hold one. */
    private static final int REFUSALS_UNTIL_DRIVEN = 3;

    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LAST_RETRY = Duration.ofMinutes(10);

    /** Longer than any command may take. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    @Inject
    TwinRows twins;

    @Inject
    Wishbook wishbook;

    @Inject
    History history;

    @Inject
    Clock clock;

    @Inject
    Event<SlotSent> sent;

    public ReconcileSteps() {}

    /** For use outside the container. */
    public ReconcileSteps(TwinRows twins, Wishbook wishbook, History history, Clock clock, Event<SlotSent> sent) {
        this.twins = twins;
        this.wishbook = wishbook;
        this.history = history;
        this.clock = clock;
        this.sent = sent;
    }

    /** One message to a device. */
    public record Todo(Slot slot, ChargerCommand command, String fingerprint, int failures) {}

    /**
     * What to do for one charger.
     *
     * @param levelPercent the level that holds once all is accepted
     * @param next when its wishes change by themselves
     */
    public record Plan(
            UUID chargepointId,
            Instant lease,
            Rating rating,
            int levelPercent,
            List<Todo> todos,
            Optional<Instant> next) {}

    @Transactional
    public void lookAgain(UUID chargepointId) {
        twins.reconcileBy(List.of(chargepointId), clock.instant());
    }

    /** Empty for an unknown charger, and while no rule pack is known. */
    @Transactional
    public Optional<Plan> plan(UUID chargepointId) {
        var now = clock.instant();
        return wishbook.of(chargepointId, now).map(entry -> {
            var lease = now.plus(LEASE).truncatedTo(ChronoUnit.MILLIS);
            twins.take(chargepointId, lease);
            var holds = twins.facts(chargepointId).holdsProgramme();
            var runs = history.running(chargepointId).isPresent();
            var slots = Slots.wanted(entry.wishes(), now, entry.anchor(), runs, holds);
            var level = LevelDecision.at(now, entry.wishes()).levelPercent();
            twins.requested(chargepointId, level);
            var todos = todos(chargepointId, slots, now);
            if (slots.of(Slot.CEILING).isPresent() && twins.facts(chargepointId).connectedSince() != null) {
                tellHeldCeiling(chargepointId, now);
            }
            return new Plan(
                    chargepointId,
                    lease,
                    entry.wishes().rating(),
                    level,
                    todos,
                    Slots.changesAfter(entry.wishes(), now, holds));
        });
    }

    /** Ceilings first: they protect the network. The calendar before the setpoint that lies over it. */
    private List<Todo> todos(UUID chargepointId, Slots slots, Instant now) {
        for (var slot : Slot.values()) {
            twins.want(chargepointId, slot, slots.fingerprint(slot));
        }
        var states = twins.slots(chargepointId);
        return Stream.of(Slot.CEILING, Slot.CALENDAR, Slot.SETPOINT)
                .flatMap(slot -> states.stream().filter(s -> s.slot() == slot))
                .filter(s -> !s.isDone() && s.mayTryAt(now))
                .map(s -> todo(s, slots))
                .toList();
    }

    /** A further limit that changes nothing for the device is sent to nobody, and yet the device follows it. */
    private void tellHeldCeiling(UUID id, Instant now) {
        if (twins.slots(id).stream().anyMatch(s -> s.slot() == Slot.CEILING && s.isDone())) {
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
            case CommandOutcome.Accepted _, CommandOutcome.Told _ ->
                twins.accepted(id, todo.slot(), todo.fingerprint());
            case CommandOutcome.Refused(var at, var reason) -> refused(id, todo, at, reason);
            case CommandOutcome.TimedOut(var at) -> failed(id, todo, "TIMED_OUT", "no answer in time", at);
            case CommandOutcome.NotConnected() ->
                // It is told everything again when it comes back.
                twins.failed(id, todo.slot(), "NOT_CONNECTED", "not connected", clock.instant());
        }
        sent.fire(new SlotSent(id, todo.slot(), sentAt, outcome));
    }

    private void refused(UUID id, Todo todo, Instant at, String reason) {
        if (todo.failures() + 1 < REFUSALS_UNTIL_DRIVEN) {
            failed(id, todo, "REFUSED", reason, at);
            return;
        }
        switch (todo.slot()) {
            case CALENDAR -> {
                twins.cannotHoldAProgramme(id);
                failed(id, todo, "REFUSED", reason, at);
            }
            case SETPOINT, CEILING -> {
                if (todo.command() instanceof ChargerCommand.ClearSchedule) {
                    // Asked often enough: devices refuse to clear what they do not have.
                    twins.accepted(id, todo.slot(), todo.fingerprint());
                } else {
                    failed(id, todo, "REFUSED", reason, at);
                }
            }
        }
    }

    private void failed(UUID id, Todo todo, String outcome, String detail, Instant at) {
        var wait = FIRST_RETRY.multipliedBy(1L << Math.min(todo.failures(), 10));
        var next = at.plus(wait.compareTo(LAST_RETRY) < 0 ? wait : LAST_RETRY);
        twins.failed(id, todo.slot(), outcome, detail, next);
    }

    /** The level that the device itself says it follows now (R051: read back, not believed). */
    @Transactional
    public void readBack(Plan plan, CommandOutcome.CompositeSchedule schedule) {
        var watts = schedule.periods().getFirst().limitW();
        twins.applied(plan.chargepointId(), percent(watts, plan.rating()), schedule.at());
    }

    private static int percent(long watts, Rating rating) {
        return (int) Math.clamp(Math.round(watts * 100.0 / rating.ratingW()), 0, 100);
    }

    /** Plans the next look: when wishes change, or the next try of what failed. */
    @Transactional
    public void settle(Plan plan, boolean connected) {
        var id = plan.chargepointId();
        var states = twins.slots(id);
        if (states.stream().allMatch(SlotState::isDone)) {
            twins.acceptedLevel(id, plan.levelPercent());
        }
        var points = new ArrayList<Instant>();
        plan.next().ifPresent(points::add);
        // A charger that has just come may be known here before its line is open.
        if (connected || twins.facts(id).connectedSince() != null) {
            states.stream()
                    .filter(s -> !s.isDone())
                    .map(s -> s.nextTryAt() == null ? clock.instant().plus(FIRST_RETRY) : s.nextTryAt())
                    .forEach(points::add);
        }
        twins.settle(id, plan.lease(), points.stream().min(Instant::compareTo).orElse(null));
    }
}
