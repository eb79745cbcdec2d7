package energy.switchpoint.switching.entity;

/** How a switch ended, or why it is being put back. */
public enum OutcomeCode {
    COMPLETED,
    HANDOVER_TIMED_OUT,
    HANDOVER_REFUSED,
    VERIFICATION_FAILED,
    MOVE_REFUSED,
    OBJECTED,
    WITHDRAWN,
    NOT_READY_IN_TIME,
    SESSION_TOO_LONG,
    NOT_POSSIBLE
}
