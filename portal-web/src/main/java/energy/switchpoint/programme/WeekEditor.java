package energy.switchpoint.programme;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import energy.switchpoint.charts.Chart;
import energy.switchpoint.charts.Series;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Edits a week: begin from a preset, say which days go together, set their times; the preview follows each change. */
class WeekEditor extends Div {

    private static final int SLOTS_PER_HOUR = 2;

    private final RadioButtonGroup<DayGroups> grouping = new RadioButtonGroup<>(translate("programme.days"));
    private final Div editors = new Div();
    private final Div previews = new Div();
    private final Map<List<DayOfWeek>, TimesEditor> byDays = new LinkedHashMap<>();
    private final Map<List<DayOfWeek>, Chart> charts = new LinkedHashMap<>();
    private Week week;

    WeekEditor(Week initial) {
        week = initial;
        addClassName("page-body");
        grouping.setItems(DayGroups.values());
        grouping.setItemLabelGenerator(group -> translate("programme.same." + group));
        grouping.setValue(DayGroups.of(initial));
        grouping.addValueChangeListener(_ -> draw());
        editors.addClassName("columns");
        previews.addClassName("columns");
        add(presets(), grouping, editors, previews);
        draw();
    }

    Week week() {
        return week;
    }

    void mend(String what, DayOfWeek day) {
        byDays.forEach((days, editor) -> editor.mend(days.contains(day) ? what : ""));
    }

    private Div presets() {
        var row = new Div(new Span(translate("programme.start-from")));
        row.addClassName("row");
        for (var preset : Preset.values()) {
            row.add(new Button(translate("programme.preset." + preset), _ -> {
                week = preset.week(week.zone());
                grouping.setValue(DayGroups.EVERY_DAY);
                draw();
            }));
        }
        return row;
    }

    private void draw() {
        byDays.clear();
        charts.clear();
        editors.removeAll();
        previews.removeAll();
        for (var days : grouping.getValue().groups()) {
            // Days brought together take the times of the first of them.
            week = week.with(days, week.on(days.getFirst()));
            var editor = new TimesEditor(name(days), week.on(days.getFirst()), () -> take(days));
            editor.addClassName("panel");
            byDays.put(days, editor);
            editors.add(editor);
            var chart = new Chart(Chart.Kind.STEPS, "%");
            chart.addClassName("panel");
            charts.put(days, chart);
            previews.add(chart);
            preview(days);
        }
    }

    private void take(List<DayOfWeek> days) {
        var editor = byDays.get(days);
        if (editor != null) {
            week = week.with(days, editor.times());
            preview(days);
        }
    }

    private void preview(List<DayOfWeek> days) {
        var chart = charts.get(days);
        if (chart == null) {
            return;
        }
        var levels = week.levels(days.getFirst());
        var values = new ArrayList<@Nullable Double>();
        levels.forEach(level -> values.add((double) level));
        var hours = levels.stream().filter(level -> level > 0).count() / (double) SLOTS_PER_HOUR;
        chart.show(
                name(days) + ": " + translate("programme.finding", hours),
                IntStream.range(0, Week.SLOTS)
                        .mapToObj(slot ->
                                LocalTime.MIDNIGHT.plusMinutes(slot * 30L).toString())
                        .toList(),
                List.of(new Series(translate("programme.level"), Series.Look.MAIN, values)));
    }

    private static String name(List<DayOfWeek> days) {
        return switch (days.size()) {
            case 1 -> translate("programme.day." + days.getFirst());
            case 2 -> translate("programme.group.WEEKEND");
            case 5 -> translate("programme.group.WEEKDAYS");
            default -> translate("programme.group.ALL");
        };
    }
}
