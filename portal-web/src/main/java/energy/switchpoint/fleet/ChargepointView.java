package energy.switchpoint.fleet;

import static com.vaadin.flow.i18n.I18NProvider.translate;
import static energy.switchpoint.fleet.FleetWords.orEmpty;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import energy.switchpoint.clients.GatewayClient;
import energy.switchpoint.clients.GatewayClient.Twin;
import energy.switchpoint.clients.RegistryClient;
import energy.switchpoint.clients.RegistryClient.Chargepoint;
import energy.switchpoint.fleet.Fleet.LogLine;
import energy.switchpoint.pieces.Background;
import energy.switchpoint.pieces.Clocks;
import energy.switchpoint.pieces.Consequence;
import energy.switchpoint.pieces.DataTable;
import energy.switchpoint.pieces.Facts;
import energy.switchpoint.pieces.Live;
import energy.switchpoint.pieces.LiveMark;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.Panel;
import energy.switchpoint.pieces.Room;
import energy.switchpoint.pieces.StateSentence;
import energy.switchpoint.pieces.Tell;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;

/** One chargepoint as its operator sees it: what it does and why, what was asked, accepted and applied, its log. */
@Route("fleet/:chargepoint")
@RolesAllowed("cpo")
public class ChargepointView extends Page implements BeforeEnterObserver {

    private static final List<String> COMMANDS = List.of("START", "STOP", "UNLOCK", "RESET", "READ_METER");

    private final Fleet fleet;
    private final RegistryClient registry;
    private final GatewayClient gateway;
    private final LiveMark mark = new LiveMark();
    private final StateSentence sentence = new StateSentence();
    private final Room now = new Room();
    private final Room record = new Room();
    private final Room secret = new Room();
    private final DataTable<LogLine> log;
    private final EventFeed events = new EventFeed();
    private String id = "";

    @Inject
    public ChargepointView(Fleet fleet, RegistryClient registry, GatewayClient gateway) {
        super("fleet.chargepoint");
        this.fleet = fleet;
        this.registry = registry;
        this.gateway = gateway;
        actions(
                mark,
                new Button(
                        translate("fleet.new-password"),
                        _ -> Consequence.ask("fleet.confirm-password", this::newPassword)));
        log = new DataTable<LogLine>("log", (_, offset, limit) -> fleet.log(id, offset, limit))
                .column(translate("fleet.log-at"), line -> Clocks.full(line.at()))
                .column(translate("fleet.log-kind"), line -> FleetWords.word("fleet.log-", line.kind()))
                .column(translate("fleet.log-what"), LogLine::what)
                .column(translate("fleet.log-detail"), LogLine::detail);
        now.loading(3);
        record.loading(4);
        var panels = new Div(new Panel("fleet.now", now), new Panel("fleet.record", record));
        panels.addClassName("columns");
        content(
                sentence,
                secret,
                panels,
                new Panel("fleet.commands", commands()),
                new Panel("fleet.events", events),
                new Panel("fleet.log", log));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters().get("chargepoint").orElse("");
        Background.ask(
                () -> registry.chargepoint(id),
                answer -> answer.handle(this::show, problem -> record.broken(problem, null)));
        events.follow(() -> fleet.events(id));
        Live.<Twin>on(this, mark, () -> gateway.twin(id), this::show, problem -> now.broken(problem, null));
    }

    private void show(Chargepoint chargepoint) {
        heading(chargepoint.called());
        record.filled(ChargepointFacts.onRecord(chargepoint));
    }

    private void show(Twin twin) {
        ChargepointFacts.say(sentence, twin);
        now.filled(ChargepointFacts.now(twin));
    }

    private Div commands() {
        var row = new Div();
        row.addClassName("row");
        COMMANDS.forEach(type -> row.add(new Button(FleetWords.word("fleet.command-", type), _ -> send(type))));
        return row;
    }

    private void send(String type) {
        Background.ask(() -> fleet.command(id, type), answer -> {
            answer.handle(
                    result -> Tell.done(FleetWords.word("fleet.command-", result.state(), orEmpty(result.detail()))),
                    Tell::problem);
            log.refresh();
        });
    }

    private void newPassword() {
        fleet.newPassword(id)
                .handle(
                        made -> {
                            var once = new Div(
                                    new Facts().fact(translate("fleet.password"), new Secretly(made.password())),
                                    new Paragraph(translate("fleet.once")));
                            once.addClassName("once");
                            secret.filled(once);
                        },
                        Tell::problem);
    }
}
