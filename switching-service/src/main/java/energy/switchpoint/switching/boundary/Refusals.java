package energy.switchpoint.switching.boundary;

import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.switching.control.RequestDecision;
import energy.switchpoint.switching.entity.OperatorSwitch;
import energy.switchpoint.switching.entity.Purpose;
import energy.switchpoint.switching.entity.SwitchState;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Each no in words that say what to do next. */
final class Refusals {

    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Refusals() {}

    static Problem of(RequestDecision decision, PersonId person) {
        return switch (decision) {
            case RequestDecision.Accepted accepted -> throw new IllegalStateException(accepted + " is no refusal");
            case RequestDecision.NoSuchCharger() -> noSuchCharger();
            case RequestDecision.AlreadyOpen(var open) -> alreadyOpen(open, person);
            case RequestDecision.AlreadyWith(var operator) ->
                Problem.conflict(
                        "already-with-operator",
                        "Nothing to switch",
                        operator.name() + " already runs this charger. Choose another operator.");
            case RequestDecision.OperatorNotAvailable(var why) ->
                Problem.conflict(
                        "operator-not-available",
                        "This operator cannot take the charger",
                        why + " Choose another operator.");
            case RequestDecision.NotSwitchable(var why) ->
                Problem.conflict("charger-not-switchable", "This charger cannot switch now", why);
            case RequestDecision.ConsentNeeded(var missing) ->
                Problem.of(
                                422,
                                "consent-needed",
                                "The operator cannot work without your agreement",
                                "Agree to: %s. Without it the operator cannot run the charger; or choose another operator."
                                        .formatted(missing.stream()
                                                .map(Purpose::name)
                                                .collect(Collectors.joining(", "))))
                        .with("purposes", missing.stream().map(Purpose::name).toList());
            case RequestDecision.TermsNeeded() ->
                Problem.of(
                        422,
                        "terms-needed",
                        "The operator's terms are not accepted",
                        "Read and accept the operator's terms, then ask again.");
            case RequestDecision.DateOutOfRange(var days) ->
                Problem.of(
                        422,
                        "date-out-of-range",
                        "This day cannot be chosen",
                        "Choose a day from %s to %s, or none for as soon as possible."
                                .formatted(days.earliest(), days.latest()));
            case RequestDecision.AnswersRefused(var why) ->
                Problem.of(
                        422,
                        "consent-refused",
                        "Your agreement could not be recorded",
                        why + " Load the notices again, then ask again. Nothing was changed.");
            case RequestDecision.NoReturn() ->
                Problem.conflict(
                        "return-not-possible",
                        "Going back with one click is not possible",
                        "Only a completed switch can be taken back, within its cooling-off time, while the new operator"
                                + " still runs the charger. You can ask for a new switch to any operator.");
        };
    }

    static Problem noSuchCharger() {
        return Problem.notFound("You have no such charger. Check the address, or claim the charger first.");
    }

    static Problem noSuchSwitch() {
        return Problem.notFound("There is no such switch for you. Check the address.");
    }

    static Problem tooLate(SwitchState state) {
        return Problem.conflict(
                "switch-too-late",
                "Too late for that",
                state.isFinal()
                        ? "This switch has ended (%s). Nothing is left to stop.".formatted(state)
                        : "The hand-over has begun (%s). It ends within minutes; afterwards you can go back with one click."
                                .formatted(state));
    }

    static Problem windowOver(SwitchState state) {
        return Problem.conflict(
                "objection-window-over",
                "The time to object is over",
                "This switch is %s. An objection counts only while it is REQUESTED and before objectionUntil."
                        .formatted(state));
    }

    private static Problem alreadyOpen(OperatorSwitch open, PersonId person) {
        var conflict = Problem.conflict(
                "switch-already-open",
                "This charger is already switching",
                detailOfOpen(open, person.equals(open.person())));
        return person.equals(open.person())
                ? conflict.with("switchId", open.id().toString())
                        .with("requestedAt", open.requestedAt().toString())
                : conflict;
    }

    private static String detailOfOpen(OperatorSwitch open, boolean own) {
        if (!own) {
            return "A switch that the former owner asked for is still open. It ends by itself; try again then.";
        }
        return open.state().isFinal()
                ? "The last switch of this charger has just ended and is being wound up. Try again in a moment."
                : "This charger is already switching to %s (asked for on %s, switch %s). You can follow or withdraw that switch first."
                        .formatted(open.gaining().name(), DAY_AND_TIME.format(open.requestedAt()), open.id());
    }
}
