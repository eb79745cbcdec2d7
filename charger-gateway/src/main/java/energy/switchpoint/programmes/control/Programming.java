package energy.switchpoint.programmes.control;

import energy.switchpoint.calendars.control.Calendars;
import energy.switchpoint.calendars.control.Calendars.Replacement;
import energy.switchpoint.calendars.entity.Calendar;
import energy.switchpoint.calendars.entity.SetCalendar.SetBy;
import energy.switchpoint.calendars.entity.SetCalendar.Start;
import energy.switchpoint.levels.entity.OffsetCause;
import energy.switchpoint.levels.entity.OffsetDraw;
import energy.switchpoint.offsets.control.DeviceOffsets;
import energy.switchpoint.products.control.Products;
import energy.switchpoint.rulepacks.entity.RulePack;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Sets calendars: now or from a date on, each with an offset drawn for the replacement (R062). */
@ApplicationScoped
public class Programming {

    @Inject
    Calendars calendars;

    @Inject
    Products products;

    @Inject
    DeviceOffsets offsets;

    @Inject
    Clock clock;

    private final RandomGenerator random;

    public Programming() {
        random = new SecureRandom();
    }

    /** For use outside the container. */
    public Programming(
            Calendars calendars, Products products, DeviceOffsets offsets, Clock clock, RandomGenerator random) {
        this.calendars = calendars;
        this.products = products;
        this.offsets = offsets;
        this.clock = clock;
        this.random = random;
    }

    /** @param from empty = as soon as it may */
    public Replacement replace(
            UUID chargepointId, Calendar calendar, SetBy by, long seenVersion, @Nullable Instant from, RulePack rules) {
        if (calendar.exports() && products.exportRatingW(chargepointId) == 0) {
            return new Replacement.CannotExport();
        }
        var drawn = OffsetDraw.random(random, offsets.bounds(chargepointId, rules), OffsetCause.CALENDAR_REPLACED);
        var asked = (from == null ? clock.instant() : from).truncatedTo(ChronoUnit.MILLIS);
        return calendars.replace(
                chargepointId, calendar, by, seenVersion, new Start(asked, drawn.seconds(), drawn.rule()));
    }

    /** @return whether it was still waiting */
    public boolean cancel(UUID chargepointId, long version) {
        return calendars.cancel(chargepointId, version);
    }
}
