package energy.switchpoint.consents;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import energy.switchpoint.clients.ConsentClient.Access;
import energy.switchpoint.clients.Named;
import energy.switchpoint.clients.ServiceProblem;
import energy.switchpoint.pieces.Background;
import energy.switchpoint.pieces.Clocks;
import energy.switchpoint.pieces.Consequence;
import energy.switchpoint.pieces.FileLink;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.Panel;
import energy.switchpoint.pieces.PlainTable;
import energy.switchpoint.pieces.Room;
import energy.switchpoint.pieces.StateSentence;
import energy.switchpoint.pieces.Tell;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;

/** Who has my data, for what, since when, who looked – and taking it back in one step. */
@Route("my-data")
@Menu(order = 5, title = "consents.menu", icon = "vaadin:eye")
@RolesAllowed("consumer")
public class MyDataView extends Page implements BeforeEnterObserver, MyDataPresenter.Display {

    private final MyDataPresenter presenter;
    private final Room room = new Room();

    @Inject
    public MyDataView(MyDataPresenter presenter) {
        super("consents.title");
        this.presenter = presenter;
        content(room);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        room.loading(7);
        load();
    }

    private void load() {
        Background.ask(presenter::load, answer -> presenter.show(answer, this));
    }

    @Override
    public void show(Held held, List<Access> accesses) {
        if (held.isEmpty() && accesses.isEmpty()) {
            room.empty(translate("consents.none"), translate("consents.none-text"));
            return;
        }
        var sentence = new StateSentence();
        sentence.say("good", translate("consents.finding", held.liveCompanies()), translate("consents.finding-text"));
        var companies = new Div();
        companies.addClassName("page-body");
        held.entries().forEach(entry -> companies.add(company(entry.getKey(), entry.getValue())));
        room.filled(sentence, companies, new Panel("consents.accesses", accesses(accesses)));
    }

    private Section company(Named company, List<Held.Line> lines) {
        var table = new PlainTable<Held.Line>(translate("consents.purposes-of", company.name()))
                .column(translate("consents.purpose"), Held.Line::title)
                .column(translate("consents.since"), line -> day(line.consent().givenAt()))
                .component(translate("consents.until"), MyDataView::until)
                .component(translate("consents.proof"), this::receipt)
                .component(translate("consents.take-back"), this::takeBack)
                .show(lines);
        var section = new Section(new H2(company.name()), table);
        section.addClassName("panel");
        return section;
    }

    private static String day(java.time.@org.jspecify.annotations.Nullable Instant at) {
        return at == null ? "–" : Clocks.day(at);
    }

    private static Span until(Held.Line line) {
        var ended = line.consent().withdrawnAt();
        if (ended == null) {
            var tag = new Span(translate("consents.live"));
            tag.addClassNames("tag", "good");
            return tag;
        }
        var reason = line.consent().endReason();
        return new Span(Clocks.day(ended) + (reason == null ? "" : " – " + reason));
    }

    private Anchor receipt(Held.Line line) {
        var link = FileLink.of(
                translate("consents.receipt"),
                "consent-" + line.consent().id() + ".json",
                "application/json",
                () -> presenter.receipt(line));
        link.setAriaLabel(translate("consents.receipt-of", line.title()));
        return link;
    }

    private Div takeBack(Held.Line line) {
        if (!line.isLive()) {
            return new Div();
        }
        if (!line.consent().mayWithdraw()) {
            var why = new Paragraph(translate("consents.needed"));
            why.addClassName("hint");
            return new Div(why);
        }
        var button = new Button(
                translate("consents.withdraw"),
                _ -> Consequence.ask(
                        "consents.withdrawal",
                        () -> Background.ask(
                                () -> presenter.withdraw(line), answer -> presenter.showWithdrawn(line, answer, this)),
                        line.consent().recipient().name(),
                        line.title()));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(translate(
                "consents.withdraw-of", line.title(), line.consent().recipient().name()));
        return new Div(button);
    }

    private static Div accesses(List<Access> accesses) {
        if (accesses.isEmpty()) {
            return new Div(new Paragraph(translate("consents.no-accesses")));
        }
        return new PlainTable<Access>(translate("consents.accesses"))
                .column(translate("consents.when"), access -> Clocks.moment(access.at()))
                .column(
                        translate("consents.who"),
                        access -> access.organisation() == null
                                ? "–"
                                : access.organisation().name())
                .column(translate("consents.how"), access -> translate("consents.kind." + access.kind()))
                .column(translate("consents.what"), Access::what)
                .show(accesses);
    }

    @Override
    public void showTrouble(ServiceProblem problem) {
        room.broken(problem, this::load);
    }

    @Override
    public void withdrawn(Held.Line line) {
        Tell.done(translate("consents.withdrawn", line.consent().recipient().name(), line.title()));
        load();
    }

    @Override
    public void refused(ServiceProblem problem) {
        Tell.problem(problem);
    }
}
