package energy.switchpoint.devices.entity;

import java.time.Instant;

/** The right of one organisation to command a chargepoint, from an instant (included) until one (excluded). */
public record Authority(String organisationId, Instant from, Instant until) {

    /** An open end, as the database writes it. */
    public static final Instant OPEN_END = Instant.parse("9999-12-31T00:00:00Z");

    public boolean holdsAt(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
