package energy.switchpoint.labels.entity;

/** The seven rows of the report's tables "Smart charger capabilities for interoperability", in their order. */
public enum Capability {
    PROVISIONING,
    SECURITY,
    HAN_WAN,
    METERING,
    SMART_CHARGING,
    SWITCH_CPO,
    USER_INTERFACE
}
