package energy.switchpoint.curtailment;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import energy.switchpoint.pieces.Quantities;

/** Two bars: the power of the area's chargers before and after. The figures stand beside them, so nobody needs the bars. */
class BeforeAfter extends Div {

    BeforeAfter(long beforeW, long afterW) {
        addClassName("before-after");
        long most = Math.max(1, Math.max(beforeW, afterW));
        add(bar("curtailment.before", beforeW, most, "before"), bar("curtailment.after", afterW, most, "after"));
    }

    private static Div bar(String key, long watts, long most, String kind) {
        var fill = new Div();
        fill.addClassNames("bar", kind);
        fill.getStyle().set("width", Math.max(1, 100 * watts / most) + "%");
        var track = new Div(fill);
        track.addClassName("track");
        track.getElement().setAttribute("aria-hidden", "true");
        var line = new Div(new Span(translate(key)), track, new Span(Quantities.power(watts)));
        line.addClassName("bar-line");
        return line;
    }
}
