package energy.switchpoint.connections.entity;

/** What an operator's security desk wants to hear of at the edge. */
public enum SecurityKind {
    NO_CREDENTIAL,
    WRONG_CREDENTIAL,
    IDENTITY_MISMATCH,
    NO_COMMON_SUBPROTOCOL,
    RATE_LIMITED,
    MESSAGE_FLOOD,
    CONNECTION_REPLACED,
    /** A charger came with the password of a handover that came to nothing. */
    RECOVERY_CONNECTION,
    /** Told by the charger itself. */
    FROM_DEVICE
}
