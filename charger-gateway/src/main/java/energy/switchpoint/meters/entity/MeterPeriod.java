package energy.switchpoint.meters.entity;

import energy.switchpoint.sessions.entity.Interval;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Local days that somebody asks about: {@code from} is the first, {@code to} the one after the last. */
public record MeterPeriod(ZoneId zone, LocalDate from, LocalDate to) {

    /** Days told when the caller names none, today among them. */
    private static final int USUAL_DAYS = 31;

    /** What came of reading a caller's words. */
    public sealed interface Reading {
        record Readable(MeterPeriod period) implements Reading {}

        /** @param why what the caller can do about it */
        record Unreadable(String why) implements Reading {}
    }

    /** Empty words are as good as none. */
    public static Reading read(
            @Nullable String from, @Nullable String to, @Nullable String zone, ZoneId usualZone, Instant now) {
        ZoneId place;
        try {
            place = zone == null || zone.isBlank() ? usualZone : ZoneId.of(zone);
        } catch (DateTimeException _) {
            return new Reading.Unreadable("zone is a name like Europe/London.");
        }
        try {
            var end =
                    to == null || to.isBlank() ? now.atZone(place).toLocalDate().plusDays(1) : date(to);
            var start = from == null || from.isBlank() ? end.minusDays(USUAL_DAYS) : date(from);
            return start.isBefore(end)
                    ? new Reading.Readable(new MeterPeriod(place, start, end))
                    : new Reading.Unreadable("from has to be a day before to; to is not part of the answer.");
        } catch (DateTimeException _) {
            return new Reading.Unreadable("from and to are days like 2027-03-01.");
        }
    }

    /** The same as instants. @param firstKept the first day (UTC) of which anything is kept */
    public Interval since(LocalDate firstKept) {
        return new Interval(
                        from.atStartOfDay(zone).toInstant(),
                        to.atStartOfDay(zone).toInstant())
                .from(firstKept.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static LocalDate date(String text) {
        var date = LocalDate.parse(text);
        if (date.getYear() < 2000 || date.getYear() > 9999) {
            throw new DateTimeException("a year that no charger has seen");
        }
        return date;
    }
}
