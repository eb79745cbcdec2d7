package energy.switchpoint.jobs.entity;

/** How far a job is with one charger. */
public enum DeviceState {
    /** Not sent yet: its offset has not passed, or it is away and will be tried again. */
    PENDING,
    SENT,
    /** The device's word; the twin shows what it applies. */
    ACCEPTED,
    REFUSED,
    TIMED_OUT,
    NOT_CONNECTED,
    /** Kept for later: the household's override ranks higher. The level counts when the override ends first. */
    OUTRANKED,
    CANCELLED;

    public boolean isFinal() {
        return this != PENDING && this != SENT;
    }
}
