package energy.switchpoint.switching.control;

import static energy.switchpoint.switching.entity.OutcomeCode.HANDOVER_REFUSED;
import static energy.switchpoint.switching.entity.OutcomeCode.HANDOVER_TIMED_OUT;
import static energy.switchpoint.switching.entity.OutcomeCode.MOVE_REFUSED;
import static energy.switchpoint.switching.entity.OutcomeCode.NOT_POSSIBLE;
import static energy.switchpoint.switching.entity.OutcomeCode.NOT_READY_IN_TIME;
import static energy.switchpoint.switching.entity.OutcomeCode.SESSION_TOO_LONG;
import static energy.switchpoint.switching.entity.OutcomeCode.VERIFICATION_FAILED;
import static energy.switchpoint.switching.entity.SwitchState.COMPLETED;
import static energy.switchpoint.switching.entity.SwitchState.EXPIRED;
import static energy.switchpoint.switching.entity.SwitchState.HANDING_OVER;
import static energy.switchpoint.switching.entity.SwitchState.PREPARING;
import static energy.switchpoint.switching.entity.SwitchState.RETURNED;
import static energy.switchpoint.switching.entity.SwitchState.ROLLING_BACK;
import static energy.switchpoint.switching.entity.SwitchState.SCHEDULED;
import static energy.switchpoint.switching.entity.SwitchState.SETTLING;
import static energy.switchpoint.switching.entity.SwitchState.VERIFYING;

import energy.switchpoint.switching.control.Gateway.Handover;
import energy.switchpoint.switching.control.Gateway.Preflight;
import energy.switchpoint.switching.entity.Check;
import energy.switchpoint.switching.entity.OperatorSwitch;
import energy.switchpoint.switching.entity.Outcome;
import energy.switchpoint.switching.entity.OutcomeCode;
import energy.switchpoint.switching.entity.Party;
import energy.switchpoint.switching.entity.SwitchState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one step that each state of a switch asks for. A step only calls neighbours, and every call may be repeated; what it came
 * to is written afterwards, in one transaction. So a crash anywhere means: the same step again.
 */
public class SwitchProcess {

    /** How soon to look again for what a person or a device does within seconds. */
    private static final Duration SOON = Duration.ofMillis(500);

    /** How soon to look again for a device that may be away for hours. */
    private static final Duration PATIENT = Duration.ofSeconds(15);

    private static final Duration BRISK = Duration.ofSeconds(2);
    private static final Duration BRISK_FOR = Duration.ofMinutes(5);

    private final Registry registry;
    private final Gateway gateway;
    private final Consents consents;
    private final Clock clock;

    public SwitchProcess(Registry registry, Gateway gateway, Consents consents, Clock clock) {
        this.registry = registry;
        this.gateway = gateway;
        this.consents = consents;
        this.clock = clock;
    }

    public StepResult next(OperatorSwitch aSwitch) {
        return switch (aSwitch.state()) {
            case REQUESTED -> aSwitch.isDraft() ? recordAnswers(aSwitch) : waitForObjection(aSwitch);
            case SCHEDULED -> waitForDate(aSwitch);
            case PREPARING -> prepare(aSwitch);
            case HANDING_OVER -> handOver(aSwitch);
            case VERIFYING -> verify(aSwitch);
            case SETTLING -> settle(aSwitch);
            case ROLLING_BACK -> rollBack(aSwitch);
            case COMPLETED, RETURNED, OBJECTED, WITHDRAWN, EXPIRED -> close(aSwitch);
        };
    }

    private StepResult recordAnswers(OperatorSwitch s) {
        var person = s.person();
        if (person == null) {
            return new StepResult.Drop("The person was erased.");
        }
        return switch (consents.record(person, s)) {
            case Consents.Recorded.Stand stand -> new StepResult.Consented(stand);
            case Consents.Recorded.Refused(var why) -> new StepResult.Drop(why);
        };
    }

    private StepResult waitForObjection(OperatorSwitch s) {
        var until = s.objectionUntil();
        if (until != null && clock.instant().isBefore(until)) {
            return waitUntil(until);
        }
        return enter(
                SCHEDULED,
                until == null
                        ? "Nobody has to be asked. Planned."
                        : "%s did not object; silence is assent. Planned.".formatted(losingName(s)));
    }

    private StepResult waitForDate(OperatorSwitch s) {
        return clock.instant().isBefore(s.scheduledFor())
                ? waitUntil(s.scheduledFor())
                : enter(PREPARING, "Looking at the charger: online, clock, security, programme, no session running.");
    }

    private StepResult prepare(OperatorSwitch s) {
        if (registry.markSwitching(s.chargepointId(), s.id(), true) instanceof Answer.Refused(var why)) {
            return expire(s, NOT_POSSIBLE, "The register does not let this charger switch now: " + why, null);
        }
        var now = clock.instant();
        Preflight found;
        try {
            found = gateway.preflight(s.chargepointId());
        } catch (NeighbourUnavailable e) {
            if (s.isPastDeadline(now)) {
                return expire(s, NOT_READY_IN_TIME, "The charger could not be looked at until the last day.", null);
            }
            throw e;
        }
        if (found.ready()) {
            return enter(
                    HANDING_OVER,
                    "The charger is ready. It gets its new credential now and reconnects; its programme stays on it.",
                    (it, at) -> it.preflightFound(found.checks(), false, at));
        }
        if (s.isPastDeadline(now)) {
            return expire(
                    s,
                    NOT_READY_IN_TIME,
                    "The charger was not ready until the last day: " + reasons(found.checks()),
                    found);
        }
        if (found.waitForSession() && s.sessionTookTooLong(now)) {
            return expire(
                    s,
                    SESSION_TOO_LONG,
                    "A charging session ran for longer than the switch may wait. Ask again when the car is full.",
                    found);
        }
        return new StepResult.Wait(
                now.plus(now.isBefore(s.stateSince().plus(BRISK_FOR)) ? BRISK : PATIENT),
                (it, at) -> it.preflightFound(found.checks(), found.waitForSession(), at));
    }

    private StepResult handOver(OperatorSwitch s) {
        Handover handover;
        try {
            handover = s.handoverAskedAt() == null
                    ? begin(s)
                    : gateway.handover(s.chargepointId(), s.id()).orElseGet(() -> begin(s));
        } catch (NeighbourUnavailable e) {
            if (s.handoverIsLost(clock.instant())) {
                return putBack(HANDOVER_TIMED_OUT, "The gateway did not answer in time", s, null);
            }
            throw e;
        }
        return switch (handover.phase()) {
            case STAGED, TOLD ->
                s.handoverIsLost(clock.instant())
                        ? putBack(
                                HANDOVER_TIMED_OUT,
                                "The charger did not come back on the new connection in time",
                                s,
                                null)
                        : new StepResult.Wait(clock.instant().plus(SOON), OperatorSwitch::handoverAsked);
            case RETURNED, VERIFIED, COMMITTED ->
                enter(
                        VERIFYING,
                        "The charger is back with its new credential. Checking that it does what it did before.",
                        OperatorSwitch::handoverAsked);
            case TIMED_OUT ->
                putBack(HANDOVER_TIMED_OUT, "The charger did not come back on the new connection in time", s, null);
            case REFUSED ->
                putBack(
                        HANDOVER_REFUSED,
                        "The charger refused the new connection" + because(handover.detail()),
                        s,
                        null);
            case ROLLED_BACK ->
                putBack(HANDOVER_REFUSED, "The gateway put the charger back" + because(handover.detail()), s, null);
        };
    }

    private Handover begin(OperatorSwitch s) {
        return gateway.begin(s.chargepointId(), s.id(), s.gaining(), s.handoverTimeout());
    }

    private StepResult verify(OperatorSwitch s) {
        Handover found;
        try {
            found = gateway.verify(s.chargepointId(), s.id());
        } catch (NeighbourUnavailable e) {
            if (s.verificationIsLost(clock.instant())) {
                return putBack(VERIFICATION_FAILED, "The charger could not be checked in time", s, null);
            }
            throw e;
        }
        var failed = found.checks().stream().filter(c -> !c.passed()).toList();
        if (!failed.isEmpty()) {
            return putBack(VERIFICATION_FAILED, "A check after the change failed: " + reasons(failed), s, found);
        }
        return switch (found.phase()) {
            case VERIFIED, COMMITTED ->
                enter(
                        SETTLING,
                        "All checks passed. The operatorship moves to %s."
                                .formatted(s.gaining().name()),
                        (it, at) -> {
                            it.verified(found.checks());
                            it.readings(found.closingReadingWh(), found.scheduleBefore(), found.scheduleAfter());
                            it.settleAt(at);
                        });
            case STAGED, TOLD, RETURNED ->
                s.verificationIsLost(clock.instant())
                        ? putBack(VERIFICATION_FAILED, "The charger could not be checked in time", s, found)
                        : new StepResult.Wait(clock.instant().plus(SOON), (it, _) -> it.verified(found.checks()));
            case ROLLED_BACK, TIMED_OUT, REFUSED ->
                putBack(VERIFICATION_FAILED, "The charger could not be checked" + because(found.detail()), s, found);
        };
    }

    private StepResult settle(OperatorSwitch s) {
        var at = Objects.requireNonNull(s.settleAt(), "a settling switch has its instant");
        var losing = s.losing();
        var move = new Registry.Move(s.id(), s.chargepointId(), losing, s.gaining(), at);
        if (registry.move(move) instanceof Answer.Refused(var why)) {
            return putBackUnlessMoved(s, why);
        }
        var committed = gateway.commit(s.chargepointId(), s.id(), at);
        if (committed.phase() != Gateway.Phase.COMMITTED) {
            throw new NeighbourUnavailable("the gateway", committed.phase() + " to a commit: " + committed.detail());
        }
        List<String> evidence = losing == null
                ? List.of("There was no operator before, so there was no history to keep.")
                : gateway.dispose(s.chargepointId(), s.id(), s.history(), losing, at);
        var person = s.person();
        if (losing != null && person != null) {
            consents.end(person, losing, s.chargepointId(), "operator changed, switch " + s.id());
        }
        unmark(s);
        return enter(
                COMPLETED,
                "%s now runs this charger. Its programme never stopped."
                        .formatted(s.gaining().name()),
                (it, now) -> {
                    if (committed.closingReadingWh() != null) {
                        it.readings(
                                committed.closingReadingWh(),
                                firstOf(committed.scheduleBefore(), it.scheduleBefore()),
                                firstOf(committed.scheduleAfter(), it.scheduleAfter()));
                    }
                    it.historyDisposed(evidence);
                    it.completed(now);
                });
    }

    /** A refused move changed nothing. Should the gateway have moved already, going back would leave nobody in command. */
    private StepResult putBackUnlessMoved(OperatorSwitch s, String why) {
        var phase =
                gateway.handover(s.chargepointId(), s.id()).map(Handover::phase).orElse(null);
        if (phase == Gateway.Phase.COMMITTED) {
            throw new NeighbourUnavailable("the registry", "no to a move that the gateway has made: " + why);
        }
        return putBack(MOVE_REFUSED, "The register refused to move the operatorship: " + withoutFullStop(why), s, null);
    }

    private StepResult rollBack(OperatorSwitch s) {
        var why = s.outcome();
        var reason = why == null ? "rolled back" : why.code() + ": " + why.text();
        var rolled = gateway.rollBack(s.chargepointId(), s.id(), reason);
        if (rolled.isPresent() && rolled.get().phase() != Gateway.Phase.ROLLED_BACK) {
            return waitUntil(clock.instant().plus(SOON));
        }
        endGaining(s, "switch did not happen, switch " + s.id());
        unmark(s);
        return enter(RETURNED, "The charger is where it was: %s. Nothing about it has changed.".formatted(stays(s)));
    }

    /** The losing operator, the household, or the calendar ended it: free the charger and let the answers go. */
    private StepResult close(OperatorSwitch s) {
        if (s.state() != COMPLETED) {
            endGaining(s, "switch did not happen, switch " + s.id());
        }
        unmark(s);
        return new StepResult.Close();
    }

    private StepResult expire(OperatorSwitch s, OutcomeCode code, String why, @Nullable Preflight found) {
        endGaining(s, "switch did not happen, switch " + s.id());
        unmark(s);
        return enter(EXPIRED, "The switch was given up. " + why, (it, at) -> {
            if (found != null) {
                it.preflightFound(found.checks(), found.waitForSession(), at);
            }
            it.end(new Outcome(
                    code, "%s. The charger stays as it was: %s.".formatted(withoutFullStop(why), stays(it))));
        });
    }

    private static StepResult putBack(OutcomeCode code, String why, OperatorSwitch s, @Nullable Handover found) {
        var text = "%s, so we are putting the charger back: %s. Charging carries on as programmed."
                .formatted(why, stays(s));
        return enter(ROLLING_BACK, text, (it, at) -> {
            it.handoverAsked(at);
            if (found != null) {
                it.verified(found.checks());
                it.readings(found.closingReadingWh(), found.scheduleBefore(), found.scheduleAfter());
            }
            it.end(new Outcome(
                    code,
                    "%s. The charger was put back: %s, with the same programme. A new switch can be asked for."
                            .formatted(why, stays(it))));
        });
    }

    private void endGaining(OperatorSwitch s, String reason) {
        var person = s.person();
        if (person != null) {
            consents.end(person, s.gaining(), s.chargepointId(), reason);
        }
    }

    /** A refusal means that the register does not hold the mark for this switch (any more): there is nothing to take off. */
    private void unmark(OperatorSwitch s) {
        registry.markSwitching(s.chargepointId(), s.id(), false);
    }

    private static StepResult waitUntil(Instant until) {
        return new StepResult.Wait(until, NOTHING);
    }

    private static StepResult enter(SwitchState state, String note) {
        return new StepResult.Enter(state, note, NOTHING);
    }

    private static StepResult enter(SwitchState state, String note, BiConsumer<OperatorSwitch, Instant> findings) {
        return new StepResult.Enter(state, note, findings);
    }

    private static final BiConsumer<OperatorSwitch, Instant> NOTHING = (_, _) -> {};

    private static String reasons(List<Check> checks) {
        return checks.stream()
                .filter(c -> !c.passed())
                .map(c -> withoutFullStop(c.detail()))
                .collect(Collectors.joining("; "));
    }

    private static String because(String detail) {
        return detail.isBlank() ? "" : " (" + withoutFullStop(detail) + ")";
    }

    private static String withoutFullStop(String sentence) {
        var text = sentence.strip();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static String stays(OperatorSwitch s) {
        var losing = s.losing();
        return losing == null ? "it has no operator" : losing.name() + " runs it";
    }

    private static String losingName(OperatorSwitch s) {
        Party losing = s.losing();
        return losing == null ? "Nobody" : losing.name();
    }

    private static @Nullable String firstOf(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }
}
