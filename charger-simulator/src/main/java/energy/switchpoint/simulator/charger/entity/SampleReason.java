package energy.switchpoint.simulator.charger.entity;

/** Why the meter is read out. */
public enum SampleReason {
    PERIODIC,
    ASKED_FOR,
    STATE_CHANGED,
    LIMIT_CHANGED
}
