package energy.switchpoint.calendars.entity;

import java.time.Instant;

/** A charger's calendar with who set it and when. {@code seed} is what its random offsets are drawn from. */
public record SetCalendar(Calendar calendar, byte[] seed, SetBy setBy, Instant setAt, long version) {

    /** @param kind {@code CPO}, {@code CONSUMER} or {@code RULE_PACK} */
    public record SetBy(String kind, String id, String name) {}

    public SetCalendar {
        seed = seed.clone();
    }

    @Override
    public byte[] seed() {
        return seed.clone();
    }
}
