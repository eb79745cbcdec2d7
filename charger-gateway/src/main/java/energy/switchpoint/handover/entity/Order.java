package energy.switchpoint.handover.entity;

/** What came of an order of the switching service. */
public sealed interface Order {

    /** Done, or done before: the handover as it is now. */
    record Done(Handover handover) implements Order {}

    record UnknownDevice() implements Order {}

    record UnknownHandover() implements Order {}

    /** Another switch is handing this charger over. */
    record Busy() implements Order {}

    record NotNow(Phase phase, String why) implements Order {}
}
