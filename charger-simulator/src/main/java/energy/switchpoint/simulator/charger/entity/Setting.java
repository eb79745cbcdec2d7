package energy.switchpoint.simulator.charger.entity;

/** Settings the charger itself heeds; each OCPP version has its own name for them. */
public enum Setting {
    HEARTBEAT_INTERVAL,
    SAMPLE_INTERVAL,
    /** The operator's name, which goes into signing requests. */
    ORGANISATION,
    /** Seconds to wait for a certificate before asking again. */
    SIGNING_WAIT,
    SIGNING_REPEATS,
    /** Attempts on one way before the next is tried. */
    CONNECTION_ATTEMPTS,
    /** The security profile in use. */
    SECURITY_PROFILE,
    LOCAL_LIST,
    LOCAL_BEFORE_ASKING,
    LOCAL_WHEN_OFFLINE
}
