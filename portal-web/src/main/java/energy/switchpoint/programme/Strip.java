package energy.switchpoint.programme;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Div;
import energy.switchpoint.charts.Chart;
import energy.switchpoint.charts.Series;
import energy.switchpoint.clients.Calendar;
import energy.switchpoint.pieces.Clocks;
import energy.switchpoint.pieces.Levels;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The programme of the hours around now, as steps, with a line at the present. */
public class Strip extends Div {

    private static final Duration SLOT = Duration.ofMinutes(30);

    /** Shown of what has been, before the line. */
    private static final int PAST_SLOTS = 4;

    private final Chart chart = new Chart(Chart.Kind.STEPS, "%");

    public Strip() {
        add(chart);
    }

    public void show(Calendar calendar) {
        var week = Week.of(calendar);
        var start = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(SLOT.multipliedBy(PAST_SLOTS));
        var labels = new ArrayList<String>();
        var levels = new ArrayList<@Nullable Double>();
        for (var slot = 0; slot <= Week.SLOTS; slot++) {
            var at = start.plus(SLOT.multipliedBy(slot));
            labels.add(Clocks.time(at));
            levels.add((double) week.levelAt(at));
        }
        chart.nowAt(Math.toIntExact(Duration.between(start, Instant.now()).dividedBy(SLOT)));
        chart.show(finding(week), labels, List.of(new Series(translate("programme.level"), Series.Look.MAIN, levels)));
    }

    private static String finding(Week week) {
        var now = week.levelAt(Instant.now());
        for (var slot = 1; slot <= Week.SLOTS; slot++) {
            var at = halfHour(Instant.now().plus(SLOT.multipliedBy(slot)));
            var then = week.levelAt(at);
            if (then != now) {
                return translate("programme.now-then", Levels.words(now), Clocks.moment(at), Levels.words(then));
            }
        }
        return translate("programme.now-always", Levels.words(now));
    }

    private static Instant halfHour(Instant at) {
        var seconds = SLOT.toSeconds();
        return Instant.ofEpochSecond(at.getEpochSecond() / seconds * seconds);
    }
}
