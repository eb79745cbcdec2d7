package energy.switchpoint.simulator.charger.entity;

/** Why a transaction ended. */
public enum StopReason {
    UNPLUGGED,
    LOCAL,
    REMOTE,
    POWER_LOSS,
    REBOOT,
    OUT_OF_SERVICE
}
