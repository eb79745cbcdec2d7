package energy.switchpoint.notices.entity;

/** Why the data may be used: UK GDPR Art. 6(1)(b) and (a). */
public enum Basis {
    /** Needed for what the person ordered; ends with it. */
    CONTRACT,
    /** A free choice, withdrawable at any time. */
    CONSENT
}
