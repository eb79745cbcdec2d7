package energy.switchpoint.cases.entity;

/** Where personal data may be, or who has to act. */
public enum CaseSystem {
    PORTAL,
    REGISTRY,
    SWITCHING,
    CONSENT,
    GATEWAY,
    /** The charger itself. */
    DEVICE,
    /** The company that runs the charger, in its own systems. */
    OPERATOR
}
