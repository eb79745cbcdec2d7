package energy.switchpoint.pieces;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.UI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Times as people at this screen read them: their own zone, "today" and "tomorrow" where that is shorter. */
public final class Clocks {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);
    private static final DateTimeFormatter DAY_YEAR = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private Clocks() {}

    /** The zone of the person's browser; London until it has told us. */
    public static ZoneId zone() {
        try {
            var ui = UI.getCurrent();
            var details = ui == null ? null : ui.getPage().getExtendedClientDetails();
            var id = details == null ? null : details.getTimeZoneId();
            return id == null || id.isBlank() ? ZoneId.of("Europe/London") : ZoneId.of(id);
        } catch (DateTimeException e) {
            return ZoneId.of("Europe/London");
        }
    }

    /** "14:02" */
    public static String time(Instant at) {
        return TIME.format(at.atZone(zone()));
    }

    /** "14:02:07" */
    public static String seconds(Instant at) {
        return SECONDS.format(at.atZone(zone()));
    }

    /** "14:02", "tomorrow, 06:10", "3 March, 09:12" */
    public static String moment(Instant at) {
        return moment(at, zone(), Clock.systemUTC());
    }

    /** "14:02:07", "3 March, 09:12:30": where seconds matter. */
    public static String exact(Instant at) {
        return moment(at, zone(), Clock.systemUTC(), SECONDS);
    }

    static String moment(Instant at, ZoneId zone, Clock clock) {
        return moment(at, zone, clock, TIME);
    }

    private static String moment(Instant at, ZoneId zone, Clock clock, DateTimeFormatter form) {
        var local = at.atZone(zone);
        var today = LocalDate.now(clock.withZone(zone));
        var time = form.format(local);
        if (local.toLocalDate().equals(today)) {
            return time;
        }
        if (local.toLocalDate().equals(today.plusDays(1))) {
            return translate("shell.tomorrow-at", time);
        }
        if (local.toLocalDate().equals(today.minusDays(1))) {
            return translate("shell.yesterday-at", time);
        }
        return (local.getYear() == today.getYear() ? DAY : DAY_YEAR).format(local) + ", " + time;
    }

    /** "3 March 2027" */
    public static String day(Instant at) {
        return DAY_YEAR.format(at.atZone(zone()));
    }

    public static String day(LocalDate date) {
        return DAY_YEAR.format(date);
    }

    /** "3 March 2027, 14:02:07 (Greenwich Mean Time)", for those who ask. */
    public static String full(Instant at) {
        var local = at.atZone(zone());
        return DAY_YEAR.format(local) + ", " + SECONDS.format(local) + " ("
                + local.getZone().getDisplayName(TextStyle.FULL, Locale.UK) + ")";
    }

    /** "in 12 minutes", "3 hours ago" */
    public static String away(Instant at) {
        var apart = Duration.between(Instant.now(), at);
        var words = length(apart.abs());
        return apart.isNegative() ? translate("shell.ago", words) : translate("shell.in", words);
    }

    /** "12 minutes", "3 hours", "45 seconds" */
    public static String length(Duration duration) {
        var seconds = duration.toSeconds();
        if (seconds < 90) {
            return translate("shell.seconds", seconds);
        }
        if (seconds < 90 * 60) {
            return translate("shell.minutes", Math.round(seconds / 60.0));
        }
        if (seconds < 36 * 3600) {
            return translate("shell.hours", Math.round(seconds / 3600.0));
        }
        return translate("shell.days", Math.round(seconds / 86400.0));
    }
}
