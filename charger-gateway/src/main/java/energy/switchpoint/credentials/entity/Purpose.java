package energy.switchpoint.credentials.entity;

/** Why a credential was made. */
public enum Purpose {
    /** The chargepoint's first. */
    INITIAL,
    /** For the gaining operator of a switch; becomes current only when the switch is committed. */
    HANDOVER,
    /** For a charger that already took a password whose handover was then rolled back. */
    RECOVERY,
    /** Asked for by the operator; becomes current when the charger first comes with it. */
    ROTATION;

    /** Whether coming back with it is enough to make it the current one. */
    public boolean becomesCurrentOnUse() {
        return switch (this) {
            case RECOVERY, ROTATION -> true;
            case INITIAL, HANDOVER -> false;
        };
    }
}
