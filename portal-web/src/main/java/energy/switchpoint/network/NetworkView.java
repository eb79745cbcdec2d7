package energy.switchpoint.network;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import energy.switchpoint.curtailment.LimitTable;
import energy.switchpoint.pieces.Live;
import energy.switchpoint.pieces.LiveMark;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.Quantities;
import energy.switchpoint.pieces.Room;
import energy.switchpoint.pieces.StateSentence;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;

/** The network engineer's first page: what the chargers do in each feeder now, and the limits so far. */
@Route("network")
@RolesAllowed("dso")
@Menu(title = "network.title", order = 10, icon = "vaadin:sitemap")
public class NetworkView extends Page {

    private final StateSentence sentence = new StateSentence();
    private final Room room = new Room();
    private final Grid<AreaLoad> grid = grid();

    @Inject
    public NetworkView(Network network) {
        super("network.title");
        addClassName("page-wide");
        var mark = new LiveMark();
        var order = new Button(
                translate("network.new-limit"),
                event -> event.getSource().getUI().ifPresent(ui -> ui.navigate(NewLimitView.class)));
        order.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        actions(mark, order);
        room.loading(5);
        Live.on(this, mark, () -> AreaLoad.all(network), this::show, problem -> room.broken(problem, null));
        var limits = LimitTable.ofOne("limits", "network/limits/", (_, offset, limit) -> network.limits(offset, limit));
        limits.grid().setAllRowsVisible(true);
        content(sentence, room, new H2(translate("network.limits")), limits);
    }

    private void show(List<AreaLoad> loads) {
        var power = loads.stream().mapToLong(AreaLoad::powerW).sum();
        var chargers = loads.stream().mapToLong(AreaLoad::chargers).sum();
        var active = loads.stream().mapToInt(AreaLoad::active).sum();
        sentence.say(
                power > 0 ? "active" : "idle",
                translate("network.sentence", Quantities.power(power), active, chargers),
                translate("network.last-resort"));
        if (loads.isEmpty()) {
            room.empty(translate("network.no-areas"), translate("network.no-areas-text"));
            return;
        }
        grid.setItems(loads);
        room.filled(grid);
    }

    private static Grid<AreaLoad> grid() {
        var grid = new Grid<AreaLoad>();
        grid.addColumn(load -> load.area().name())
                .setHeader(translate("network.area"))
                .setFlexGrow(1)
                .setAutoWidth(true);
        // What is looked for first comes first: on a phone the rest is reached by moving sideways.
        number(grid, "network.power", load -> Quantities.power(load.powerW()));
        number(grid, "network.active", load -> Integer.toString(load.active()));
        number(grid, "network.connected", load -> Integer.toString(load.connected()));
        number(grid, "network.chargers", load -> Long.toString(load.chargers()));
        grid.setAllRowsVisible(true);
        return grid;
    }

    private static void number(
            Grid<AreaLoad> grid, String key, com.vaadin.flow.function.ValueProvider<AreaLoad, String> value) {
        grid.addColumn(value)
                .setHeader(translate(key))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
    }
}
