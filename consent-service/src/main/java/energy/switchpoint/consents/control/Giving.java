package energy.switchpoint.consents.control;

import energy.switchpoint.consents.entity.Consent;
import java.util.UUID;

/** What came of agreeing to something. */
public sealed interface Giving {

    record Given(Consent consent) implements Giving {}

    record AlreadyGiven(UUID consentId) implements Giving {}

    /** The person read another wording than the one in force; 0 = the purpose has none. */
    record NoticeOutdated(int inForce) implements Giving {}

    record NotYourCharger() implements Giving {}

    record UnknownRecipient() implements Giving {}

    /** The registry does not answer, so the recipient cannot be checked. */
    record CannotTell() implements Giving {}

    record ProcessingRestricted() implements Giving {}
}
