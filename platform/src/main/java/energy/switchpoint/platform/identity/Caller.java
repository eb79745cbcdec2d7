package energy.switchpoint.platform.identity;

/** Who asks. Role is not ownership: what a caller may see is decided row by row from this. */
public sealed interface Caller {

    /** A household's person. */
    record Consumer(PersonId person) implements Caller {}

    /** A person, or a system, acting for an organisation. {@code person} is the subject of the token. */
    record Member(OrganisationId organisation, Role role, PersonId person) implements Caller {}

    /** Another service of this platform. */
    record Service(String name) implements Caller {}

    record Anonymous() implements Caller {}
}
