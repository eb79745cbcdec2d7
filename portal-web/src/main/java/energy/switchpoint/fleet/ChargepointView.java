package energy.switchpoint.fleet;

import static com.vaadin.flow.i18n.I18NProvider.translate;
import static energy.switchpoint.fleet.FleetWords.orEmpty;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.GatewayClient;
import energy.switchpoint.clients.GatewayClient.Fault;
import energy.switchpoint.clients.GatewayClient.Twin;
import energy.switchpoint.clients.RegistryClient;
import energy.switchpoint.clients.RegistryClient.Chargepoint;
import energy.switchpoint.clients.ServiceProblem;
import energy.switchpoint.faults.FaultList;
import energy.switchpoint.fleet.Fleet.LogLine;
import energy.switchpoint.pieces.Background;
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
    private final FaultList faults = new FaultList(true, this::confirm);
    private final Room certificates = new Room();
    private final DataTable<LogLine> log;
    private final Room whole = new Room();
    private final EventFeed events = new EventFeed();
    private String id = "";
    private boolean looked;

    @Inject
    public ChargepointView(Fleet fleet, RegistryClient registry, GatewayClient gateway) {
        super("fleet.chargepoint");
        this.fleet = fleet;
        this.registry = registry;
        this.gateway = gateway;
        actions(mark);
        log = new DataTable<LogLine>("log", (_, offset, limit) -> fleet.log(id, offset, limit))
                .time(translate("fleet.log-at"), LogLine::at)
                .column(translate("fleet.log-kind"), line -> FleetWords.word("fleet.log-", line.kind()))
                .column(translate("fleet.log-what"), LogLine::what)
                .column(translate("fleet.log-detail"), LogLine::detail)
                .unsearched();
        sentence.say("idle", translate("shell.loading"), "");
        now.loading(3);
        certificates.loading(2);
        whole.loading(6);
        content(whole);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters().get("chargepoint").orElse("");
        load();
    }

    private void load() {
        Background.ask(() -> registry.chargepoint(id), answer -> answer.handle(this::begin, this::nothing));
    }

    private void begin(Chargepoint chargepoint) {
        mark.setVisible(true);
        heading(chargepoint.called());
        record.filled(ChargepointFacts.onRecord(chargepoint));
        var panels = new Div(new Panel("fleet.now", now), new Panel("fleet.record", record));
        panels.addClassName("columns");
        whole.filled(
                sentence,
                panels,
                new Panel("faults.title", faults),
                new Panel("fleet.commands", commands()),
                new Panel("fleet.events", events),
                new Panel("fleet.credentials", credentials()),
                new Panel("fleet.log", log));
        events.follow(() -> fleet.events(id));
        Background.ask(
                () -> gateway.certificates(id),
                answer -> answer.handle(
                        rows -> certificates.filled(ChargerCertificates.of(rows.items())),
                        problem -> certificates.broken(problem, null)));
        Live.<Seen>on(this, mark, this::look, this::show, this::trouble);
    }

    private void nothing(ServiceProblem problem) {
        mark.setVisible(false);
        whole.broken(problem, problem.isNotFound() ? null : this::load, new Anchor("/fleet", translate("fleet.back")));
    }

    /** What is looked at each second. */
    private record Seen(Twin twin, List<Fault> faults) {}

    private Answer<Seen> look() {
        return gateway.twin(id).then(twin -> gateway.faults(id).map(all -> new Seen(twin, all)));
    }

    private void show(Seen seen) {
        looked = true;
        ChargepointFacts.say(sentence, seen.twin());
        now.filled(ChargepointFacts.now(seen.twin()));
        faults.show(seen.faults());
    }

    /** What is on the page stays there; the mark beside the heading says from when it is. */
    private void trouble(ServiceProblem problem) {
        if (!looked) {
            now.broken(problem, null);
        }
    }

    private void confirm(Fault fault, String found) {
        Background.ask(() -> gateway.confirmFault(id, fault.id(), found), answer -> {
            answer.handle(_ -> Tell.done(translate("faults.confirmed")), Tell::problem);
            faults.again();
        });
    }

    private Div credentials() {
        var renew = new Button(
                translate("fleet.new-password"), _ -> Consequence.ask("fleet.confirm-password", this::newPassword));
        var all = new Div(certificates, secret, new Div(renew));
        all.addClassName("page-body");
        return all;
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
