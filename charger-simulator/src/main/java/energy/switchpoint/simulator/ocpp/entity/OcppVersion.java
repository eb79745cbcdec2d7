package energy.switchpoint.simulator.ocpp.entity;

/** The OCPP versions a household charger speaks today or tomorrow. */
public enum OcppVersion {
    V16("1.6", "ocpp1.6"),
    V201("2.0.1", "ocpp2.0.1"),
    V21("2.1", "ocpp2.1");

    private final String number;
    private final String subprotocol;

    OcppVersion(String number, String subprotocol) {
        this.number = number;
        this.subprotocol = subprotocol;
    }

    /** The version as people write it. */
    public String number() {
        return number;
    }

    /** The WebSocket subprotocol name registered for this version. */
    public String subprotocol() {
        return subprotocol;
    }

    /** Without the device model. */
    public boolean isFirst() {
        return this == V16;
    }

    /** From 2.1 on a report says where a monitor comes from. */
    public boolean namesMonitorsOrigin() {
        return this == V21;
    }

    public static OcppVersion of(String number) {
        for (var version : values()) {
            if (version.number.equals(number)) {
                return version;
            }
        }
        throw new IllegalArgumentException("OCPP version must be 1.6, 2.0.1 or 2.1, not " + number);
    }
}
