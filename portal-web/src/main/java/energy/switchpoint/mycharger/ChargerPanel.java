package energy.switchpoint.mycharger;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import energy.switchpoint.clients.Calendar;
import energy.switchpoint.clients.GatewayClient.Transaction;
import energy.switchpoint.clients.GatewayClient.Twin;
import energy.switchpoint.clients.RegistryClient.Chargepoint;
import energy.switchpoint.clients.ServiceProblem;
import energy.switchpoint.clients.SwitchingClient.Switch;
import energy.switchpoint.faults.FaultList;
import energy.switchpoint.pieces.Clocks;
import energy.switchpoint.pieces.Facts;
import energy.switchpoint.pieces.Levels;
import energy.switchpoint.pieces.Panel;
import energy.switchpoint.pieces.Quantities;
import energy.switchpoint.pieces.Room;
import energy.switchpoint.pieces.StateSentence;
import energy.switchpoint.pieces.Words;
import energy.switchpoint.programme.Strip;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One charger now: the sentence, the figures, the hours ahead, the last sessions. */
class ChargerPanel extends Div {

    private final Chargepoint charger;
    private final StateSentence sentence = new StateSentence();
    private final ControlBanner control;
    private final NeedPanel need;
    private final FaultList faults;
    private final Panel faultPanel;
    private final Div notice = new Div();
    private final Div figures = new Div();
    private final Strip strip = new Strip();
    private final SessionList sessions = new SessionList();
    private final Room trouble = new Room();
    private @Nullable Calendar calendar;
    private @Nullable List<Transaction> shownSessions;

    ChargerPanel(Chargepoint charger, ControlBanner control, NeedPanel need, FaultList faults) {
        this.charger = charger;
        this.control = control;
        this.need = need;
        this.faults = faults;
        faultPanel = new Panel("faults.title", faults);
        faultPanel.setVisible(false);
        addClassName("page-body");
        notice.addClassName("banner");
        notice.setVisible(false);
        figures.addClassName("figures");
        var top = new Div(sentence, figures);
        top.addClassNames("panel", "page-body");
        sentence.say("idle", translate("shell.loading"), "");
        var change = new Anchor("/programme/" + charger.id(), translate("mycharger.change-programme"));
        var more = new Anchor("/history/" + charger.id(), translate("mycharger.all-sessions"));
        var columns = new Div(
                new Panel("mycharger.last-sessions", sessions, more), new Panel("mycharger.about", about(charger)));
        columns.addClassName("columns");
        add(
                trouble,
                control,
                notice,
                top,
                faultPanel,
                new Panel("mycharger.ahead", strip, change),
                new Panel("mycharger.need", need),
                columns);
    }

    void show(Now now) {
        trouble.removeAll();
        var said = ControlSentence.of(now.twin());
        sentence.say(said.tone(), Words.of(said.what()), Words.of(said.why()));
        figures.removeAll();
        figures.add(figure("mycharger.level", level(now.twin())), figure("mycharger.power", power(now.twin())));
        session(now.twin()).ifPresent(figures::add);
        now.control().ifPresent(control::show);
        need.show(now.need());
        faults.show(now.faults());
        faultPanel.setVisible(now.faults().stream().anyMatch(FaultList::isOpen));
        banner(now.openSwitch());
        now.calendar().filter(found -> !found.equals(calendar)).ifPresent(found -> {
            calendar = found;
            strip.show(found);
        });
        if (!now.sessions().equals(shownSessions)) {
            shownSessions = now.sessions();
            sessions.show(now.sessions());
        }
    }

    /** What was shown stays; above it, why it no longer moves. */
    void stale(ServiceProblem problem) {
        trouble.broken(problem, null);
    }

    private static String level(Twin twin) {
        return twin.level() == null ? "–" : Levels.words(twin.level().percent());
    }

    private static String power(Twin twin) {
        return twin.connected() ? Quantities.power(twin.powerW()) : "–";
    }

    private static Optional<Div> session(Twin twin) {
        return Optional.ofNullable(twin.session()).map(session -> {
            var figure = figure("mycharger.this-session", Quantities.energy(session.energyWh()));
            figure.add(new Paragraph(translate("mycharger.since", Clocks.moment(session.startedAt()))));
            return figure;
        });
    }

    private static Div figure(String key, String value) {
        var number = new Paragraph(value);
        number.addClassName("big");
        var name = new Paragraph(translate(key));
        name.addClassName("hint");
        return new Div(name, number);
    }

    private void banner(Optional<Switch> open) {
        notice.setVisible(open.isPresent());
        notice.removeAll();
        open.ifPresent(found -> notice.add(new Anchor(
                "/switches/" + found.id(),
                translate(
                        "mycharger.switching",
                        found.gaining() == null ? "" : found.gaining().name()))));
    }

    private static Div about(Chargepoint charger) {
        var operator = charger.operator();
        var facts = new Facts()
                .fact(
                        translate("mycharger.operator"),
                        operator == null ? translate("mycharger.no-operator") : operator.name())
                .fact(
                        translate("mycharger.product"),
                        charger.product().brand() + " " + charger.product().model() + ", "
                                + charger.firmware().version())
                .fact(translate("mycharger.rating"), Quantities.power(charger.ratingW()));
        if (charger.dso() != null) {
            facts.fact(translate("mycharger.network"), charger.dso().name());
        }
        var about = new Div(facts);
        about.add(new Anchor("/switch/" + charger.id(), translate("mycharger.switch-operator")));
        about.addClassName("page-body");
        return about;
    }
}
