package energy.switchpoint.simulator.charger.entity;

/** What the charger's light shows. */
public enum ConnectorState {
    AVAILABLE,
    /** A car is plugged in and no transaction runs. */
    PREPARING,
    CHARGING,
    PAUSED_BY_CHARGER,
    PAUSED_BY_CAR,
    /** The transaction has ended and the car is still there. */
    FINISHING,
    /** Kept free for one card. */
    RESERVED,
    UNAVAILABLE;

    public boolean isOccupied() {
        return switch (this) {
            case PREPARING, CHARGING, PAUSED_BY_CHARGER, PAUSED_BY_CAR, FINISHING -> true;
            case AVAILABLE, RESERVED, UNAVAILABLE -> false;
        };
    }
}
