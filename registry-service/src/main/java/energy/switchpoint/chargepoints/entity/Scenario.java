package energy.switchpoint.chargepoints.entity;

/** Where a chargepoint stands (R005). */
public enum Scenario {
    OFF_STREET,
    ON_STREET,
    DESTINATION
}
