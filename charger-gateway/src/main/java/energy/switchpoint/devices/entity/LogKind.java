package energy.switchpoint.devices.entity;

/** What a line in a device's log is about. */
public enum LogKind {
    CONNECTION,
    CREDENTIAL,
    HANDOVER,
    COMMAND,
    SECURITY
}
