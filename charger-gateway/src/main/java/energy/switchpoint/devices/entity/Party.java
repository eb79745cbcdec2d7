package energy.switchpoint.devices.entity;

/** An organisation with the name people know it by. */
public record Party(String id, String name) {

    /** Commands chargers that have no operator: the platform itself, in managed mode. */
    public static final Party MANAGED_MODE = new Party("switchpoint", "Switchpoint");
}
