package energy.switchpoint.cases.entity;

/** How one step of a case stands. */
public enum StepState {
    WAITING,
    DONE,
    /** Did not work and is tried again. */
    FAILED,
    /** Kept on purpose; the evidence says why. */
    RETAINED;

    public boolean isSettled() {
        return this == DONE || this == RETAINED;
    }
}
