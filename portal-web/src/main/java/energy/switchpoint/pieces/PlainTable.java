package energy.switchpoint.pieces;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A table of a few dozen rows, whole on the page; scrolls sideways by itself on a phone. */
public class PlainTable<T> extends Div {

    private final String caption;
    private final List<Column<T>> columns = new ArrayList<>();

    public PlainTable(String caption) {
        this.caption = caption;
        addClassName("scroll-x");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", caption);
    }

    public PlainTable<T> column(String header, Function<T, String> value) {
        columns.add(new Column<>(header, row -> new Span(value.apply(row)), ""));
        return this;
    }

    public PlainTable<T> number(String header, Function<T, String> value) {
        columns.add(new Column<>(header, row -> new Span(value.apply(row)), "num"));
        return this;
    }

    public PlainTable<T> component(String header, Function<T, Component> cell) {
        columns.add(new Column<>(header, cell, ""));
        return this;
    }

    public PlainTable<T> show(List<T> rows) {
        var table = new Element("table");
        table.setAttribute("class", "plain-table");
        var name = new Element("caption");
        name.setText(caption);
        table.appendChild(name);
        var head = new Element("tr");
        columns.forEach(column -> {
            var cell = cell("th", column);
            cell.setAttribute("scope", "col");
            cell.setText(column.header());
            head.appendChild(cell);
        });
        table.appendChild(new Element("thead").appendChild(head));
        var body = new Element("tbody");
        rows.forEach(row -> {
            var line = new Element("tr");
            columns.forEach(column -> line.appendChild(
                    cell("td", column).appendChild(column.cell().apply(row).getElement())));
            body.appendChild(line);
        });
        table.appendChild(body);
        getElement().removeAllChildren();
        getElement().appendChild(table);
        return this;
    }

    private static <T> Element cell(String tag, Column<T> column) {
        var cell = new Element(tag);
        if (!column.style().isEmpty()) {
            cell.setAttribute("class", column.style());
        }
        return cell;
    }

    private record Column<T>(String header, Function<T, Component> cell, String style) {}
}
