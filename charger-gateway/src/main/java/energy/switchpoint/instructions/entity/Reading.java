package energy.switchpoint.instructions.entity;

/** What was understood of what an operator asked. */
public sealed interface Reading {

    record Understood(Instruction instruction) implements Reading {}

    /** @param why in plain words, with the field */
    record Unreadable(String why) implements Reading {}

    /** Understood, but it would break what the platform promises. @param why in plain words, with what to do instead */
    record NotAllowed(String why) implements Reading {}
}
