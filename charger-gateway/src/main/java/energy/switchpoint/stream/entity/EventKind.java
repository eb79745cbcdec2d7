package energy.switchpoint.stream.entity;

/** What an event of the stream is about. */
public enum EventKind {
    CONNECTED,
    DISCONNECTED,
    BOOTED,
    STATUS,
    /** A connector reports a fault. */
    FAULT,
    TRANSACTION_STARTED,
    TRANSACTION_ENDED,
    /** The latest power and energy, at most every few seconds for each charger. */
    METER,
    SECURITY,
    FIRMWARE,
    /** A charger has taken a supply limit in. */
    LIMIT_PROCESSED,
    /** A supply limit is over at a charger, its random offset included. */
    LIMIT_ENDED,
    /** A command was answered. */
    COMMAND,
    JOB
}
