package energy.switchpoint.limits.entity;

import java.time.Duration;

/** What came of asking for a limit. */
public sealed interface Issuing {

    record Issued(SupplyLimit limit) implements Issuing {}

    record NoChargers() implements Issuing {}

    record TooLong(String rulePack, Duration longest) implements Issuing {}

    record AlreadyOver() implements Issuing {}

    /** @param lowestPercent the lowest level that keeps the floor at every charger of the area */
    record BelowFloor(String rulePack, long floorW, long wouldBeW, int lowestPercent) implements Issuing {}
}
