package energy.switchpoint.calendars.entity;

import java.time.Instant;

/**
 * A charger's calendar with who set it and when. {@code seed} is what its random offsets are drawn from.
 *
 * @param start when it takes the place of the one before
 */
public record SetCalendar(Calendar calendar, byte[] seed, SetBy setBy, Instant setAt, long version, Start start) {

    /** @param kind {@code CPO}, {@code CONSUMER}, {@code MANUFACTURER} or {@code RULE_PACK} */
    public record SetBy(String kind, String id, String name) {}

    /**
     * Replacing a calendar changes load like any switch time does, so it has an offset of its own (R062).
     *
     * @param askedFrom when it was asked to begin (R025: dated activation)
     * @param rule which rule decided the offset
     */
    public record Start(Instant askedFrom, int offsetS, String rule) {
        public Instant at() {
            return askedFrom.plusSeconds(offsetS);
        }
    }

    public SetCalendar {
        seed = seed.clone();
    }

    @Override
    public byte[] seed() {
        return seed.clone();
    }
}
