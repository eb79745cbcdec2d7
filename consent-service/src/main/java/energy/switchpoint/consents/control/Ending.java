package energy.switchpoint.consents.control;

import energy.switchpoint.consents.entity.Consent;

/** What came of withdrawing a consent. */
public sealed interface Ending {

    record Ended(Consent consent) implements Ending {}

    record AlreadyEnded(Consent consent) implements Ending {}

    /** The operator needs it to run the charger: it ends with the switch. */
    record Required(Consent consent) implements Ending {}
}
