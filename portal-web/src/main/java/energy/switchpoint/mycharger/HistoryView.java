package energy.switchpoint.mycharger;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import energy.switchpoint.charts.Chart;
import energy.switchpoint.charts.Series;
import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.GatewayClient.Transaction;
import energy.switchpoint.clients.RegistryClient;
import energy.switchpoint.pieces.Background;
import energy.switchpoint.pieces.Clocks;
import energy.switchpoint.pieces.FileLink;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.PlainTable;
import energy.switchpoint.pieces.Quantities;
import energy.switchpoint.pieces.Room;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a charger did: energy by day, every session, all of it as a file. */
@Route("history/:id?")
@Menu(order = 4, title = "mycharger.history-menu", icon = "vaadin:bar-chart")
@RolesAllowed("consumer")
public class HistoryView extends Page implements BeforeEnterObserver {

    private static final int DAYS = 30;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.UK);

    private final HistoryPresenter presenter;
    private final RegistryClient registry;
    private final Room room = new Room();
    private @Nullable String wanted;

    @Inject
    public HistoryView(HistoryPresenter presenter, RegistryClient registry) {
        super("mycharger.history");
        this.presenter = presenter;
        this.registry = registry;
        content(room);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        wanted = event.getRouteParameters().get("id").orElse(null);
        load();
    }

    private void load() {
        room.loading(8);
        var id = wanted;
        Background.ask(() -> id == null ? ofFirst() : presenter.sessions(id), this::show);
    }

    private Answer<List<Transaction>> ofFirst() {
        return registry.owned()
                .then(owned -> owned.isEmpty()
                        ? Answer.ok(List.of())
                        : presenter.sessions(owned.getFirst().id()));
    }

    private void show(Answer<List<Transaction>> answer) {
        answer.handle(
                sessions -> {
                    if (sessions.isEmpty()) {
                        room.empty(translate("mycharger.no-history"), translate("mycharger.no-sessions"));
                    } else {
                        room.filled(chart(sessions), csv(sessions), table(sessions));
                    }
                },
                problem -> room.broken(problem, this::load));
    }

    private static Chart chart(List<Transaction> sessions) {
        var zone = Clocks.zone();
        var today = LocalDate.now(zone);
        var days = HistoryPresenter.byDay(sessions, today.minusDays(DAYS - 1), today, zone);
        var sum = days.values().stream().mapToLong(Long::longValue).sum();
        var values = new ArrayList<@Nullable Double>();
        days.values().forEach(wh -> values.add(wh / 1000.0));
        var chart = new Chart(Chart.Kind.BARS, "kWh");
        chart.addClassName("panel");
        chart.show(
                translate("mycharger.month-finding", Quantities.energy(sum), DAYS),
                days.keySet().stream().map(DAY::format).toList(),
                List.of(new Series(translate("mycharger.energy"), Series.Look.MAIN, values)));
        return chart;
    }

    private static Anchor csv(List<Transaction> sessions) {
        return FileLink.of(
                translate("shell.csv"),
                "charging-sessions.csv",
                "text/csv; charset=utf-8",
                () -> HistoryPresenter.csv(sessions).getBytes(StandardCharsets.UTF_8));
    }

    private static Div table(List<Transaction> sessions) {
        return new PlainTable<Transaction>(translate("mycharger.sessions"))
                .column(translate("mycharger.started"), s -> Clocks.moment(s.startedAt()))
                .column(
                        translate("mycharger.ended"),
                        s -> s.endedAt() == null ? translate("mycharger.still-charging") : Clocks.moment(s.endedAt()))
                .number(translate("mycharger.energy"), s -> Quantities.energy(s.energyWh()))
                .number(translate("mycharger.peak"), s -> s.peakW() == null ? "–" : Quantities.power(s.peakW()))
                .show(sessions);
    }
}
