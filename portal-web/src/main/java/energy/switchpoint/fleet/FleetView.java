package energy.switchpoint.fleet;

import static com.vaadin.flow.i18n.I18NProvider.translate;
import static energy.switchpoint.fleet.FleetWords.orEmpty;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import energy.switchpoint.clients.GatewayClient.DeviceStatus;
import energy.switchpoint.clients.Rows;
import energy.switchpoint.fleet.Fleet.Row;
import energy.switchpoint.pieces.DataTable;
import energy.switchpoint.pieces.Live;
import energy.switchpoint.pieces.LiveMark;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.Quantities;
import energy.switchpoint.pieces.StateSentence;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;

/** The operator's first page: how the fleet is, and every chargepoint of it. */
@Route("fleet")
@RolesAllowed("cpo")
@Menu(title = "fleet.title", order = 10, icon = "vaadin:plug")
public class FleetView extends Page implements BeforeEnterObserver {

    private final StateSentence sentence = new StateSentence();
    private final Div tiles = new Div();
    private final DataTable<Row> table;

    @Inject
    public FleetView(Fleet fleet) {
        super("fleet.title");
        addClassName("page-wide");
        var mark = new LiveMark();
        var onboard = new Button(
                translate("fleet.onboard"),
                event -> event.getSource().getUI().ifPresent(ui -> ui.navigate(OnboardView.class)));
        onboard.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        actions(mark, onboard);
        tiles.addClassName("tiles");
        table = table(fleet);
        Live.on(
                this,
                mark,
                fleet::devices,
                this::show,
                problem -> sentence.say("bad", problem.title(), problem.detail()));
        content(sentence, tiles, table);
    }

    private static DataTable<Row> table(Fleet fleet) {
        return new DataTable<Row>("chargepoints", fleet::rows)
                .component(
                        translate("fleet.chargepoint"),
                        r -> new Anchor(
                                "/fleet/" + r.chargepoint().id(),
                                r.chargepoint().called()),
                        r -> r.chargepoint().called())
                .column(
                        translate("fleet.identity"),
                        r -> orEmpty(r.chargepoint().identity()))
                .component(translate("fleet.connection"), FleetView::connection, FleetWords::connection)
                .column(translate("fleet.doing"), FleetWords::doing)
                .number(
                        translate("fleet.power"),
                        r -> r.status() == null || !r.status().connected()
                                ? ""
                                : Quantities.power(r.status().powerW()))
                .column(
                        translate("fleet.area"),
                        r -> r.chargepoint().networkArea() == null
                                ? ""
                                : r.chargepoint().networkArea().name())
                .column(translate("fleet.serial"), r -> orEmpty(r.chargepoint().serial()))
                .opens(r -> "fleet/" + r.chargepoint().id());
    }

    private static Span connection(Row row) {
        var tag = new Span(FleetWords.connection(row));
        tag.addClassName("tag");
        if (row.status() != null) {
            tag.addClassName(row.status().connected() ? "good" : "warn");
        }
        return tag;
    }

    private void show(Rows<DeviceStatus> devices) {
        List<DeviceStatus> all = devices.items();
        long online = all.stream().filter(DeviceStatus::connected).count();
        long charging = all.stream().filter(d -> d.powerW() > 0).count();
        long power = all.stream().mapToLong(DeviceStatus::powerW).sum();
        long limited =
                all.stream().filter(d -> "SUPPLY_LIMIT".equals(d.controlKind())).count();
        sentence.say(
                online == all.size() ? "good" : "limited",
                translate("fleet.sentence", online, devices.total()),
                translate("fleet.sentence-why", charging, Quantities.power(power)));
        tiles.removeAll();
        tiles.add(
                tile(Long.toString(online), "fleet.tile-online"),
                tile(Long.toString(charging), "fleet.tile-charging"),
                tile(Quantities.power(power), "fleet.tile-power"),
                tile(Long.toString(limited), "fleet.tile-limited"));
        table.refresh();
    }

    private static Div tile(String figure, String key) {
        var big = new Span(figure);
        big.addClassName("big");
        var tile = new Div(big, new Paragraph(translate(key)));
        tile.addClassName("tile");
        return tile;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        table.searchFor(event.getLocation().getQueryParameters());
    }
}
