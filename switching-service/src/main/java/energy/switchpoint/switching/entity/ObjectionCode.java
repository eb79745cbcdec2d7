package energy.switchpoint.switching.entity;

/** The only reasons a losing operator may give. */
public enum ObjectionCode {
    CONTRACT_TERM,
    DEBT,
    NOT_OWNER,
    SAFETY
}
