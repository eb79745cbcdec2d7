package energy.switchpoint.simulator.vehicle.entity;

/**
 * The power that flows, and why not more.
 *
 * @param watts what the car settles at under the limit
 */
public record Draw(double watts, State state) {

    /** The smallest current a cable can offer, IEC 61851-1: below it charging pauses. */
    public static final int MIN_AMPS = 6;

    /** Who holds the charging back. */
    public enum State {
        CHARGING,
        /** The limit is below the smallest current. */
        PAUSED_BY_CHARGER,
        /** The car wants nothing. */
        PAUSED_BY_CAR
    }

    /** Cars stay a little below the current they are offered. */
    private static final double CAUTION = 0.985;

    public static Draw of(Vehicle vehicle, double limitW, int phases) {
        if (limitW < MIN_AMPS * 230.0 * phases) {
            return new Draw(0, State.PAUSED_BY_CHARGER);
        }
        var wants = vehicle.wantsW();
        return wants <= 0
                ? new Draw(0, State.PAUSED_BY_CAR)
                : new Draw(Math.min(wants, limitW * CAUTION), State.CHARGING);
    }
}
