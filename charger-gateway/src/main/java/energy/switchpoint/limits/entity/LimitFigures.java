package energy.switchpoint.limits.entity;

/** What a limit did, summed over its chargers. Power only of chargers that were reached. */
public record LimitFigures(
        int chargers,
        int reached,
        int obeyed,
        int idle,
        int notReached,
        int refused,
        int notVerified,
        int open,
        long powerBeforeW,
        long powerAfterW,
        long verifiedReliefW) {

    public enum Verification {
        PENDING,
        VERIFIED,
        NOT_VERIFIED
    }

    public static final LimitFigures NONE = new LimitFigures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Verified when every charger that was reached obeys or had nothing to give. */
    public Verification verification() {
        if (open > 0) {
            return Verification.PENDING;
        }
        return reached > 0 && notVerified == 0 ? Verification.VERIFIED : Verification.NOT_VERIFIED;
    }
}
