package energy.switchpoint.programmes.control;

import energy.switchpoint.calendars.control.Calendars;
import energy.switchpoint.calendars.control.Calendars.Replacement;
import energy.switchpoint.calendars.entity.Calendar;
import energy.switchpoint.calendars.entity.CalendarCancelled;
import energy.switchpoint.calendars.entity.CalendarSet;
import energy.switchpoint.calendars.entity.SetCalendar;
import energy.switchpoint.calendars.entity.SetCalendar.SetBy;
import energy.switchpoint.calendars.entity.SetCalendar.Start;
import energy.switchpoint.levels.entity.OffsetCause;
import energy.switchpoint.levels.entity.OffsetDraw;
import energy.switchpoint.offsets.control.DeviceOffsets;
import energy.switchpoint.products.control.Products;
import energy.switchpoint.rulepacks.entity.RulePack;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
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

    @Inject
    Event<CalendarSet> news;

    @Inject
    Event<CalendarCancelled> cancellations;

    private final RandomGenerator random;

    public Programming() {
        random = new SecureRandom();
    }

    /** For use outside the container. */
    public Programming(
            Calendars calendars,
            Products products,
            DeviceOffsets offsets,
            Clock clock,
            Event<CalendarSet> news,
            Event<CalendarCancelled> cancellations,
            RandomGenerator random) {
        this.calendars = calendars;
        this.products = products;
        this.offsets = offsets;
        this.clock = clock;
        this.news = news;
        this.cancellations = cancellations;
        this.random = random;
    }

    /** @param from empty = as soon as it may */
    public Replacement replace(
            UUID chargepointId, Calendar calendar, SetBy by, long seenVersion, @Nullable Instant from, RulePack rules) {
        var before = calendars.plan(chargepointId, clock.instant()).latest();
        var replacement = put(chargepointId, calendar, by, seenVersion, from, rules);
        if (replacement instanceof Replacement.Replaced(var now)) {
            news.fire(new CalendarSet(chargepointId, before.orElse(null), now));
        }
        return replacement;
    }

    /** What counted before counts again, as if set by who had set it; nobody is told, as that party did nothing now. */
    public Replacement putBack(UUID chargepointId, Calendar calendar, SetBy by, long seenVersion, RulePack rules) {
        return put(chargepointId, calendar, by, seenVersion, null, rules);
    }

    /** What came of ending a calendar that counts. */
    public sealed interface Ended {
        /** @param now the default hours, which count after an offset of their own */
        record Returned(SetCalendar now) implements Ended {}

        /** None of this party's counts. */
        record NotYours() implements Ended {}

        /** Another one is about to begin; ending this one would end that one. */
        record Overtaken() implements Ended {}

        /** Somebody set one since the caller looked, or too many wait. */
        record Refused(Replacement why) implements Ended {}
    }

    /** Ends a party's own calendar that counts: the default hours count instead. Dated ones begin all the same. */
    public Ended end(UUID chargepointId, SetBy by, StandingProgrammes.Default hours, long seenVersion, RulePack rules) {
        var now = clock.instant();
        var plan = calendars.plan(chargepointId, now);
        var before = plan.inForce();
        if (before == null
                || !before.setBy().kind().equals(by.kind())
                || !before.setBy().id().equals(by.id())) {
            return new Ended.NotYours();
        }
        if (plan.waiting().stream().anyMatch(w -> !w.start().askedFrom().isAfter(now))) {
            return new Ended.Overtaken();
        }
        var replacement = putBack(chargepointId, hours.calendar(), hours.setBy(), seenVersion, rules);
        if (!(replacement instanceof Replacement.Replaced(var set))) {
            return new Ended.Refused(replacement);
        }
        news.fire(new CalendarSet(chargepointId, before, set));
        return new Ended.Returned(set);
    }

    private Replacement put(
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
        var cancelled = calendars.cancel(chargepointId, version);
        if (cancelled) {
            cancellations.fire(new CalendarCancelled(chargepointId, version));
        }
        return cancelled;
    }
}
