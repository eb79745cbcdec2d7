package energy.switchpoint.simulator.load.entity;

/** What a charger under load says. OCPP 1.6. */
public enum Call {
    BOOT("BootNotification"),
    HEARTBEAT("Heartbeat"),
    METER_VALUES("MeterValues"),
    STATUS("StatusNotification"),
    START("StartTransaction"),
    STOP("StopTransaction");

    private final String action;

    Call(String action) {
        this.action = action;
    }

    /** The action's name on the wire. */
    public String action() {
        return action;
    }

    /** Whether a charger keeps it and says it again after a lost connection (OCPP 1.6, 3.7 "transaction-related"). */
    public boolean isKept() {
        return this == START || this == STOP || this == METER_VALUES;
    }
}
