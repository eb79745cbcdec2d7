package energy.switchpoint.limits.entity;

/** What a limit did at one charger, by its meter and not by its word (R051). */
public enum Outcome {
    /** Drew power before, and no more than the limit afterwards. */
    VERIFIED,
    /** Accepted the limit, but its meter does not show it. */
    NOT_VERIFIED,
    /** Drew nothing before: the signal did nothing (R047). */
    IDLE,
    REFUSED,
    NOT_REACHED
}
