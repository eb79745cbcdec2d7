package energy.switchpoint.resets.entity;

/** One part of a reset, done by itself and with evidence of its own. */
public enum ResetStep {
    /** Authorisation cache, local list and customer information on the charger. */
    DEVICE_USER_DATA,
    /** Sessions, half-hours, meter values and overrides here. */
    HISTORY,
    /** Calendars, commanded states and offsets that were set; factory or default hours count again. */
    OPERATOR_SETTINGS,
    /** The programmes of operator and household on the charger. */
    DEVICE_PROGRAMMES,
    /** A new password; what the charger proved itself with before ends when it comes with it. */
    CREDENTIALS_REPLACED,
    /** Log, faults and state here. */
    OPERATING_DATA,
    /** Every credential ends; the charger is not let in any more. */
    CREDENTIALS_DESTROYED;

    public boolean needsTheCharger() {
        return switch (this) {
            case DEVICE_USER_DATA, DEVICE_PROGRAMMES, CREDENTIALS_REPLACED -> true;
            case HISTORY, OPERATOR_SETTINGS, OPERATING_DATA, CREDENTIALS_DESTROYED -> false;
        };
    }
}
