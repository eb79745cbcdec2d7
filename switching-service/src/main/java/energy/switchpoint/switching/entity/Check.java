package energy.switchpoint.switching.entity;

/** One thing the gateway looked at on the device, before or after the hand-over. */
public record Check(String check, boolean passed, String detail) {}
