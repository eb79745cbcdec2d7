package energy.switchpoint.claims.entity;

/** How far a household has come with proving that a charger is theirs. */
public enum ClaimState {
    /** The code was right; now somebody has to plug in or press the button. */
    WAITING_FOR_CHARGER,
    CONFIRMED,
    EXPIRED
}
