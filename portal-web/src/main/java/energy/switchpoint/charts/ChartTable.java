package energy.switchpoint.charts;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The figures of a chart, for those who cannot see it and those who want them exactly. */
class ChartTable extends Div {

    ChartTable() {
        addClassName("scroll-x");
        // It scrolls, so it must be reachable by keyboard.
        getElement().setAttribute("tabindex", "0");
    }

    void show(List<String> axis, List<Series> series, String unit) {
        var table = new Element("table");
        table.setAttribute("class", "plain-table");
        var head = row(table, "th", translate("shell.chart-time"));
        series.forEach(s -> cell(head, "th", s.name() + " (" + unit + ")"));
        for (var i = 0; i < axis.size(); i++) {
            var at = i;
            var line = row(table, "td", axis.get(i));
            series.forEach(s -> cell(line, "td", number(s.values().get(at))));
        }
        getElement().removeAllChildren();
        getElement().appendChild(table);
    }

    private static Element row(Element table, String tag, String first) {
        var row = new Element("tr");
        table.appendChild(row);
        cell(row, tag, first);
        return row;
    }

    private static void cell(Element row, String tag, String text) {
        var cell = new Element(tag);
        cell.setText(text);
        if ("th".equals(tag)) {
            cell.setAttribute("scope", "col");
        }
        row.appendChild(cell);
    }

    private static String number(@Nullable Double value) {
        return value == null ? "–" : String.format(Locale.UK, value % 1 == 0 ? "%.0f" : "%.1f", value);
    }
}
