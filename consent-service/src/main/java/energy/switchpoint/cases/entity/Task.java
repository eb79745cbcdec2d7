package energy.switchpoint.cases.entity;

/** A part of a case with one party that does it and reports on it. The order is the order of an erasure. */
public enum Task {
    /** First, while it is still known which companies were involved. */
    OPERATOR(CaseSystem.OPERATOR, "The company that runs your charger is told to erase what it holds"),
    GATEWAY(CaseSystem.GATEWAY, "Sessions, meter readings and what is stored on the charger"),
    SWITCHING(CaseSystem.SWITCHING, "Records of your switches"),
    REGISTRY(CaseSystem.REGISTRY, "Your charger's address and label"),
    PORTAL(CaseSystem.PORTAL, "What the portal keeps"),
    CONSENT(CaseSystem.CONSENT, "Permissions, and the log of who looked"),
    /** Last: afterwards nothing the ledger says about the person can be read. */
    LEDGER(CaseSystem.CONSENT, "The key to your entries in the ledger is destroyed"),
    /** Not part of an erasure: a person answers. */
    HUMAN(CaseSystem.PORTAL, "An answer from a person, not a machine");

    private final CaseSystem system;
    private final String plan;

    Task(CaseSystem system, String plan) {
        this.system = system;
        this.plan = plan;
    }

    public CaseSystem system() {
        return system;
    }

    /** What will be done, before anything is. */
    public String plan() {
        return plan;
    }
}
