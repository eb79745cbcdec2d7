package energy.switchpoint.programme;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.Calendar;
import energy.switchpoint.clients.RegistryClient;
import energy.switchpoint.clients.ServiceProblem;
import energy.switchpoint.pieces.Background;
import energy.switchpoint.pieces.Message;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.Room;
import energy.switchpoint.pieces.Tell;
import energy.switchpoint.pieces.Words;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;

/** A household sets when its charger may charge. */
@Route("programme/:id?")
@Menu(order = 2, title = "programme.menu", icon = "vaadin:clock")
@RolesAllowed("consumer")
public class ProgrammeView extends Page implements BeforeEnterObserver, ProgrammePresenter.Display {

    private final ProgrammePresenter presenter;
    private final RegistryClient registry;
    private final Room room = new Room();
    private final Div conflict = new Div();
    private final Button save = new Button(translate("programme.save"));
    private @Nullable String charger;
    private @Nullable WeekEditor editor;

    @Inject
    public ProgrammeView(ProgrammePresenter presenter, RegistryClient registry) {
        super("programme.title");
        this.presenter = presenter;
        this.registry = registry;
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(_ -> send(false));
        conflict.addClassNames("box", "error");
        conflict.getElement().setAttribute("role", "alert");
        conflict.setVisible(false);
        content(conflict, room);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        charger = event.getRouteParameters().get("id").orElse(null);
        load();
    }

    private void load() {
        room.loading(8);
        if (charger != null) {
            var id = charger;
            Background.ask(() -> presenter.load(id), answer -> presenter.show(answer, this));
        } else {
            Background.ask(
                    registry::owned,
                    answer -> answer.handle(
                            owned -> {
                                if (owned.isEmpty()) {
                                    room.empty(
                                            translate("programme.none"),
                                            translate("programme.none-text"),
                                            new Anchor("/claim", translate("mycharger.claim")));
                                } else {
                                    charger = owned.getFirst().id();
                                    load();
                                }
                            },
                            this::showTrouble));
        }
    }

    @Override
    public void edit(Week week, Calendar.@Nullable SetBy setBy) {
        conflict.setVisible(false);
        var shown = new WeekEditor(week);
        editor = shown;
        actions(save);
        save.setEnabled(true);
        var lead = new Paragraph(translate("programme.lead"));
        lead.addClassName("lead");
        room.filled(lead, new Paragraph(owner(setBy)), shown);
    }

    private static String owner(Calendar.@Nullable SetBy setBy) {
        return setBy == null || setBy.name() == null || "CONSUMER".equals(setBy.kind())
                ? translate("programme.set-by-you")
                : translate("programme.set-by", setBy.name());
    }

    private void send(boolean anyway) {
        if (editor == null || charger == null || !presenter.isSound(editor.week(), this)) {
            save.setEnabled(true);
            return;
        }
        var week = editor.week();
        var id = charger;
        Background.ask(
                () -> anyway ? presenter.saveAnyway(id, week) : presenter.save(id, week), (Answer<Calendar> answer) -> {
                    save.setEnabled(true);
                    presenter.showSaved(answer, this);
                });
    }

    @Override
    public void showTrouble(ServiceProblem problem) {
        actions();
        room.broken(problem, this::load);
    }

    @Override
    public void mend(Message what, DayOfWeek day) {
        if (editor != null) {
            editor.mend(Words.of(what), day);
        }
    }

    @Override
    public void saved() {
        conflict.setVisible(false);
        Tell.done(translate("programme.saved"));
    }

    @Override
    public void changedMeanwhile() {
        conflict.removeAll();
        var buttons = new Div(
                new Button(translate("programme.conflict-theirs"), _ -> load()),
                new Button(translate("programme.conflict-mine"), _ -> send(true)));
        buttons.addClassName("row");
        conflict.add(new Paragraph(translate("programme.conflict")), buttons);
        conflict.setVisible(true);
    }

    @Override
    public void refused(ServiceProblem problem) {
        Tell.problem(problem);
    }
}
