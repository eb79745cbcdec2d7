package energy.switchpoint.credentials.entity;

/** Why a credential ended. */
public enum Revocation {
    /** The gaining operator's took its place. */
    HANDED_OVER,
    /** The operator's own newer one took its place. */
    REPLACED,
    /** Staged, then a newer one was staged instead. */
    RESTAGED,
    ROLLED_BACK,
    TIMED_OUT,
    /** The charger would not take it. */
    REFUSED_BY_DEVICE,
    /** Its operator says that somebody else may have it. */
    COMPROMISED,
    /** Its operator wants it no longer. */
    WITHDRAWN;

    /** A charger may have taken such a password although nothing came of it: it must be able to come back and be helped. */
    public boolean mayBeOnDevice() {
        return switch (this) {
            case RESTAGED, ROLLED_BACK, TIMED_OUT -> true;
            case HANDED_OVER, REPLACED, REFUSED_BY_DEVICE, COMPROMISED, WITHDRAWN -> false;
        };
    }
}
