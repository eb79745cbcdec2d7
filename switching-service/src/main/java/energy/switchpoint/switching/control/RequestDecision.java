package energy.switchpoint.switching.control;

import energy.switchpoint.switching.entity.OperatorSwitch;
import energy.switchpoint.switching.entity.Party;
import energy.switchpoint.switching.entity.Purpose;
import energy.switchpoint.switching.entity.SwitchRules.Days;
import java.util.List;
import java.util.UUID;

/** What came of asking for a switch. */
public sealed interface RequestDecision {

    record Accepted(UUID switchId) implements RequestDecision {}

    /** Unknown, or not this person's: the two look the same. */
    record NoSuchCharger() implements RequestDecision {}

    record AlreadyOpen(OperatorSwitch open) implements RequestDecision {}

    record AlreadyWith(Party operator) implements RequestDecision {}

    record OperatorNotAvailable(String why) implements RequestDecision {}

    record NotSwitchable(String why) implements RequestDecision {}

    record ConsentNeeded(List<Purpose> missing) implements RequestDecision {}

    record TermsNeeded() implements RequestDecision {}

    record DateOutOfRange(Days days) implements RequestDecision {}

    record AnswersRefused(String why) implements RequestDecision {}

    record NoReturn() implements RequestDecision {}
}
