package energy.switchpoint.charts;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import energy.switchpoint.clients.ServiceHttp;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chart whose title says what was found, and the same figures as a table below it. Drawn by chart.js in the browser and
 * drawn again when the light changes.
 */
@JavaScript("context://webjars/chart.js/4.5.1/dist/chart.umd.js")
@JavaScript("context://charts.js")
public class Chart extends Div {

    private final Kind kind;
    private final String unit;
    private final Paragraph title = new Paragraph();
    private final Element canvas = new Element("canvas");
    private final ChartTable table = new ChartTable();
    private List<String> points = List.of();
    private List<Series> series = List.of();
    private @Nullable Integer now;

    public Chart(Kind kind, String unit) {
        this.kind = kind;
        this.unit = unit;
        addClassName("chart");
        title.addClassName("chart-title");
        var frame = new Div();
        frame.addClassName("chart-canvas");
        canvas.setAttribute("role", "img");
        frame.getElement().appendChild(canvas);
        add(title, frame, new NativeDetails(translate("shell.chart-table"), table));
    }

    /** @param finding what the chart shows, as a sentence: its title and its description */
    public void show(String finding, List<String> axis, List<Series> shown) {
        title.setText(finding);
        canvas.setAttribute("aria-label", finding);
        points = List.copyOf(axis);
        series = List.copyOf(shown);
        table.show(axis, shown, unit);
        draw();
    }

    /** Marks the present with a line at this point of the axis. */
    public void nowAt(@Nullable Integer point) {
        now = point;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        draw();
    }

    private void draw() {
        if (isAttached() && !series.isEmpty()) {
            canvas.executeJs("window.switchpointChart(this, $0)", ServiceHttp.JSON.writeValueAsString(drawing()));
        }
    }

    private Map<String, Object> drawing() {
        return Map.of(
                "kind",
                kind.name().toLowerCase(Locale.ROOT),
                "unit",
                unit,
                "labels",
                points,
                "now",
                now == null ? -1 : now,
                "nowLabel",
                translate("shell.chart-now"),
                "series",
                series);
    }

    /** How values are joined. */
    public enum Kind {
        /** A value holds until the next. */
        STEPS,
        /** A sum for each point. */
        BARS,
        /** A value that moves between points. */
        LINES
    }
}
