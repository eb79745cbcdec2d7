package energy.switchpoint.simulator.charger.entity;

/** What let a transaction start. */
public enum StartReason {
    PLUGGED_IN,
    CARD,
    REMOTE
}
