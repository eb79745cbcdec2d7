package energy.switchpoint.pieces;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.Rows;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A list of any length: searched at the service, fetched as one scrolls, its search kept in the address, all of it as CSV. */
public class DataTable<T> extends Div {

    /** A service's list, a page at a time. */
    @FunctionalInterface
    public interface Source<T> {
        Answer<Rows<T>> fetch(String search, int offset, int limit);
    }

    private static final int PAGE = 200;

    private final Grid<T> grid = new Grid<>();
    private final TextField search = new TextField();
    private final Span count = new Span();
    private final Room trouble = new Room();
    private final List<String> headers = new ArrayList<>();
    private final List<Function<T, String>> values = new ArrayList<>();
    private final Source<T> source;
    private final CallbackDataProvider<T, Void> data;

    public DataTable(String fileName, Source<T> source) {
        this.source = source;
        addClassName("data-table");
        search.setPlaceholder(translate("shell.search"));
        search.setAriaLabel(translate("shell.search"));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addFocusShortcut(Key.SLASH);
        count.addClassName("count");
        count.getElement().setAttribute("role", "status");
        var csv = new Anchor(
                DownloadHandler.fromInputStream(_ -> {
                    var bytes = csv().getBytes(StandardCharsets.UTF_8);
                    return new DownloadResponse(
                            new ByteArrayInputStream(bytes),
                            fileName + ".csv",
                            "text/csv; charset=utf-8",
                            bytes.length);
                }),
                translate("shell.csv"));
        var bar = new Div(search, count, csv);
        bar.addClassName("table-bar");
        data = DataProvider.fromCallbacks(this::rows, this::size);
        grid.setDataProvider(data);
        grid.setPageSize(50);
        search.addValueChangeListener(_ -> {
            keepInAddress();
            data.refreshAll();
        });
        add(bar, trouble, grid);
    }

    public DataTable<T> column(String header, Function<T, String> value) {
        grid.addColumn(value::apply).setHeader(header).setAutoWidth(true).setFlexGrow(1);
        return exported(header, value);
    }

    /** Right-aligned, so that digits stand below digits. */
    public DataTable<T> number(String header, Function<T, String> value) {
        grid.addColumn(value::apply)
                .setHeader(header)
                .setAutoWidth(true)
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END);
        return exported(header, value);
    }

    /** A column that shows a component and exports a text. */
    public DataTable<T> component(String header, Function<T, Component> cell, Function<T, String> value) {
        grid.addComponentColumn(cell::apply)
                .setHeader(header)
                .setAutoWidth(true)
                .setFlexGrow(1);
        return exported(header, value);
    }

    /** A time, short and with its seconds; whole when hovered, as machines write it in the export. */
    public DataTable<T> time(String header, Function<T, @Nullable Instant> value) {
        return component(
                header,
                row -> {
                    var at = value.apply(row);
                    return at == null ? new Span() : When.exact(at);
                },
                row -> Objects.toString(value.apply(row), ""));
    }

    /** For a list that its service cannot search. */
    public DataTable<T> unsearched() {
        search.setVisible(false);
        return this;
    }

    /** Every row has an address of its own; a click or Enter goes there. */
    public DataTable<T> opens(Function<T, String> path) {
        grid.addItemClickListener(
                event -> event.getSource().getUI().ifPresent(ui -> ui.navigate(path.apply(event.getItem()))));
        grid.addClassName("opens");
        return this;
    }

    /** Takes the search from the address ({@code ?q=}). */
    public void searchFor(QueryParameters parameters) {
        search.setValue(parameters.getSingleParameter("q").orElse(""));
    }

    /** Asks again, without losing the place. */
    public void refresh() {
        data.refreshAll();
    }

    public Grid<T> grid() {
        return grid;
    }

    private DataTable<T> exported(String header, Function<T, String> value) {
        headers.add(header);
        values.add(value);
        return this;
    }

    private Stream<T> rows(Query<T, Void> query) {
        return source
                .fetch(search.getValue(), query.getOffset(), Math.min(query.getLimit(), PAGE))
                .map(Rows::items)
                .orElse(List.of())
                .stream();
    }

    private int size(Query<T, Void> query) {
        Objects.requireNonNull(query);
        return switch (source.fetch(search.getValue(), 0, 1)) {
            case Answer.Ok<Rows<T>>(var rows, var _) -> {
                trouble.removeAll();
                count.setText(translate("shell.rows", rows.total()));
                yield (int) rows.total();
            }
            case Answer.Refused<Rows<T>>(var problem) -> {
                trouble.broken(problem, data::refreshAll);
                count.setText("");
                yield 0;
            }
        };
    }

    private void keepInAddress() {
        var ui = UI.getCurrent();
        var parameters = search.getValue().isBlank() ? Map.<String, String>of() : Map.of("q", search.getValue());
        ui.getPage()
                .getHistory()
                .replaceState(
                        null, new Location(ui.getActiveViewLocation().getPath(), QueryParameters.simple(parameters)));
    }

    String csv() {
        var lines = new StringBuilder(Csv.line(headers));
        for (var offset = 0; ; offset += PAGE) {
            var rows = source.fetch(search.getValue(), offset, PAGE).orElse(Rows.none());
            rows.items()
                    .forEach(row -> lines.append(Csv.line(
                            values.stream().map(value -> value.apply(row)).toList())));
            if (rows.items().size() < PAGE) {
                return lines.toString();
            }
        }
    }
}
