package energy.switchpoint.levels.entity;

/** What kind of wish a level comes from. */
public enum ControlKind {
    SUPPLY_LIMIT,
    /** Nothing is drawn for safety's sake: after a fault, or while a feeder comes back. */
    HOLD,
    OVERRIDE,
    COMMANDED_STATE,
    CALENDAR,
    DEFAULT_MODE
}
