package energy.switchpoint.levels.entity;

/** What kind of wish a level comes from. */
public enum ControlKind {
    SUPPLY_LIMIT,
    OVERRIDE,
    COMMANDED_STATE,
    CALENDAR,
    DEFAULT_MODE
}
