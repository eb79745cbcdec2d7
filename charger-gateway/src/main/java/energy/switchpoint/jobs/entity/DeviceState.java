package energy.switchpoint.jobs.entity;

/** How far a job is with one charger. */
public enum DeviceState {
    /** Not sent yet: its offset has not passed, or it is away and will be tried again. */
    PENDING,
    SENT,
    /** Taken by the device, which tells later how it ended: firmware, logs. */
    UNDER_WAY,
    /** The device's word; the twin shows what it applies. */
    ACCEPTED,
    /** The device told that it has done what it took on. */
    DONE,
    /** The device took it on, and told that it did not succeed. */
    FAILED,
    REFUSED,
    TIMED_OUT,
    NOT_CONNECTED,
    /** Kept for later: the household's override ranks higher. The level counts when the override ends first. */
    OUTRANKED,
    CANCELLED;

    public boolean isFinal() {
        return switch (this) {
            case PENDING, SENT, UNDER_WAY -> false;
            case ACCEPTED, DONE, FAILED, REFUSED, TIMED_OUT, NOT_CONNECTED, OUTRANKED, CANCELLED -> true;
        };
    }

    /** It did not happen, and another try may help. */
    public boolean mayBeRetried() {
        return switch (this) {
            case FAILED, REFUSED, TIMED_OUT, NOT_CONNECTED -> true;
            case PENDING, SENT, UNDER_WAY, ACCEPTED, DONE, OUTRANKED, CANCELLED -> false;
        };
    }
}
