package energy.switchpoint.levels.entity;

/**
 * Why a random offset is drawn: each kind of event that changes load (R062, R064). Supply limits when they apply, overrides
 * and frequency response draw none (R065, R066, R068).
 */
public enum OffsetCause {
    CALENDAR_EDGE("each switch time"),
    CALENDAR_REPLACED("a new calendar"),
    COMMANDED_STATE("a commanded state"),
    /** Its end as it was issued, drawn with it, so that a charger nobody reaches lets go spread as well. */
    LIMIT_RELEASED("release of a supply limit"),
    /** Another event than the end that was foreseen, so another draw. */
    LIMIT_RELEASED_EARLY("early release of a supply limit"),
    SUPPLY_RESTORED("supply coming back"),
    FAULT_CLEARED("a restart after a fault");

    private final String words;

    OffsetCause(String words) {
        this.words = words;
    }

    /** As it reads in a recorded rule. */
    public String words() {
        return words;
    }
}
