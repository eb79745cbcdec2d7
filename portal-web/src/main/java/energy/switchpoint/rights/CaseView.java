package energy.switchpoint.rights;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.ConsentClient.Case;
import energy.switchpoint.clients.ConsentClient.CaseStep;
import energy.switchpoint.pieces.Background;
import energy.switchpoint.pieces.Consequence;
import energy.switchpoint.pieces.Live;
import energy.switchpoint.pieces.LiveMark;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.Panel;
import energy.switchpoint.pieces.Room;
import energy.switchpoint.pieces.StateSentence;
import energy.switchpoint.pieces.Tell;
import energy.switchpoint.pieces.Timeline;
import energy.switchpoint.pieces.Words;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;

/** One case, followed to its end: what each system did, with its evidence. */
@Route("cases/:id")
@RolesAllowed({"consumer", "platform"})
public class CaseView extends Page implements BeforeEnterObserver {

    private final RightsPresenter presenter;
    private final Room trouble = new Room();
    private final Room room = new Room();
    private final StateSentence sentence = new StateSentence();
    private final Timeline steps = new Timeline();
    private final Div doors = new Div();

    @Inject
    public CaseView(RightsPresenter presenter) {
        super("rights.case");
        this.presenter = presenter;
        content(trouble, room);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters().get("id").orElse("");
        var mark = new LiveMark();
        actions(mark);
        room.loading(5);
        var top = new Div(sentence, doors);
        top.addClassNames("panel", "page-body");
        var live = Live.on(
                room,
                mark,
                () -> presenter.byId(id),
                (Case aCase) -> {
                    trouble.removeAll();
                    if (!top.isAttached()) {
                        room.filled(top, new Panel("rights.steps", steps));
                    }
                    show(aCase);
                },
                problem -> trouble.broken(problem, null));
        if (room.isAttached()) {
            live.refresh(UI.getCurrent());
        }
    }

    private void show(Case aCase) {
        var story = CaseStory.of(aCase);
        sentence.say(story.tone(), Words.of(story.what()), Words.of(story.why()));
        steps.show((aCase.steps() == null ? List.<CaseStep>of() : aCase.steps())
                .stream().map(CaseView::entry).toList());
        doors.removeAll();
        doors.add(new Anchor("/my-rights", translate("rights.back")));
        if (aCase.detail() != null && !aCase.detail().isBlank()) {
            doors.add(new Paragraph(translate("rights.you-wrote", aCase.detail())));
        }
        if (aCase.mayWithdraw()) {
            doors.add(new Button(
                    translate("rights.withdraw"),
                    _ -> Consequence.ask("rights.withdrawal", () -> withdraw(aCase.id()))));
        }
    }

    private static Timeline.Entry entry(CaseStep step) {
        var title = translate("rights.system." + step.system())
                + (step.what() == null || step.what().isBlank() ? "" : ": " + step.what());
        var state = translate("rights.step." + step.state());
        var note = step.evidence() == null || step.evidence().isBlank() ? state : state + " – " + step.evidence();
        return new Timeline.Entry(title, step.at(), note, CaseStory.phase(step));
    }

    private void withdraw(String id) {
        Background.ask(() -> presenter.withdraw(id), (Answer<Case> answer) -> answer.handle(this::show, Tell::problem));
    }
}
