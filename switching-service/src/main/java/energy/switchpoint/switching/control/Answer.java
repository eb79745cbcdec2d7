package energy.switchpoint.switching.control;

/** A neighbour's yes or its considered no; a no means that nothing was changed. */
public sealed interface Answer {

    record Done() implements Answer {}

    record Refused(String why) implements Answer {}
}
