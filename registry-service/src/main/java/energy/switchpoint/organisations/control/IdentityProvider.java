package energy.switchpoint.organisations.control;

import energy.switchpoint.organisations.entity.Organisation;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.Role;

/** Where people and their organisations sign in. */
public interface IdentityProvider {

    /** What came of asking it to do something. */
    sealed interface Outcome {

        record Done() implements Outcome {}

        /** @param mailed false when the account is there but no mail could be sent */
        record Invited(boolean mailed) implements Outcome {}

        /** It has one with this id, perhaps from a try that broke off. */
        record AlreadyThere() implements Outcome {}

        /** It has another one with this name. */
        record NameTaken() implements Outcome {}

        /** It did not answer, or failed; nothing of what was asked has been left behind. */
        record Unavailable(String why) implements Outcome {}
    }

    record Person(String email, String firstName, String lastName) {}

    /** Anything but {@code Invited}. */
    Outcome createOrganisation(Organisation organisation);

    /** Takes back {@link #createOrganisation}, as far as it can. */
    void removeOrganisation(OrganisationId organisation);

    /** Makes the account if need be, gives it the role, joins it to the organisation and asks for a password by mail. */
    Outcome invite(OrganisationId organisation, Role role, Person person);
}
