package energy.switchpoint.connections.entity;

/** What an operator's security desk wants to hear of at the edge. */
public enum SecurityKind {
    NO_CREDENTIAL,
    WRONG_CREDENTIAL,
    IDENTITY_MISMATCH,
    NO_COMMON_SUBPROTOCOL,
    RATE_LIMITED,
    MESSAGE_FLOOD,
    /** Many connections from one address in a short time; some were not received. */
    CONNECTION_FLOOD,
    /** A TLS handshake came to nothing, or something that is no TLS came to the TLS port. */
    TLS_FAILED,
    /** A charger came with less than the security profile it has reached: it, or somebody between, wants a weaker one. */
    BELOW_REACHED_PROFILE,
    /** An unencrypted connection from where none is allowed. */
    PLAIN_NOT_TRUSTED,
    CERTIFICATE_NOT_OURS,
    CERTIFICATE_OUT_OF_TIME,
    CERTIFICATE_REVOKED,
    /** Ours, but not of the charger it was shown for. */
    CERTIFICATE_OF_ANOTHER,
    /** A charger asked for a certificate it cannot have. */
    CERTIFICATE_REQUEST_REFUSED,
    CONNECTION_REPLACED,
    /** A charger came with the password of a handover that came to nothing. */
    RECOVERY_CONNECTION,
    /** Told by the charger itself. */
    FROM_DEVICE
}
