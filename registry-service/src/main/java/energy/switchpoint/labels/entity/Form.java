package energy.switchpoint.labels.entity;

/** The three forms of interoperability a buyer is told about (recommendation 14, R120-R122, R150). */
public enum Form {
    OPERATOR,
    DEMAND_RESPONSE,
    VEHICLE
}
