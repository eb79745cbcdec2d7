package energy.switchpoint.limits.entity;

/** Why a network operator may limit supply: to keep a fuse from operating or plant from damage (R045). */
public enum ReasonCode {
    FUSE,
    TRANSFORMER,
    CABLE,
    VOLTAGE,
    /** Needs a text. */
    OTHER
}
