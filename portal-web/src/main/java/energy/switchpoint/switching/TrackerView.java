package energy.switchpoint.switching;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.Download;
import energy.switchpoint.clients.SwitchingClient.Switch;
import energy.switchpoint.pieces.Background;
import energy.switchpoint.pieces.Consequence;
import energy.switchpoint.pieces.FileLink;
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
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One switch, moving as it moves: where it stands, each step with its time, what happens next, and what can still be done. */
@Route("switches/:id")
@RolesAllowed({"consumer", "cpo", "regulator"})
public class TrackerView extends Page implements BeforeEnterObserver {

    private final TrackerPresenter presenter;
    private final Room room = new Room();

    @Inject
    public TrackerView(TrackerPresenter presenter) {
        super("switching.tracker");
        this.presenter = presenter;
        content(room);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        follow(event.getRouteParameters().get("id").orElse(""));
    }

    private void follow(String id) {
        var mark = new LiveMark();
        var trouble = new Room();
        var shown = new Shown(id);
        actions(mark);
        room.filled(trouble, shown);
        shown.loading();
        var live = Live.on(
                shown,
                mark,
                () -> presenter.byId(id),
                (Switch aSwitch) -> {
                    trouble.removeAll();
                    shown.show(aSwitch);
                },
                problem -> {
                    if (shown.isEmpty()) {
                        shown.removeAll();
                    }
                    trouble.broken(problem, null);
                });
        shown.live = live;
        if (shown.isAttached()) {
            live.refresh(UI.getCurrent());
        }
    }

    /** What is on the page about the switch. */
    private final class Shown extends Div {

        private final String id;
        private final StateSentence sentence = new StateSentence();
        private final Timeline timeline = new Timeline();
        private final Div checks = new Div();
        private final Div facts = new Div();
        private final Div doors = new Div();
        private @Nullable Live<Switch> live;
        private @Nullable String shownState;

        Shown(String id) {
            this.id = id;
            addClassName("page-body");
            doors.addClassName("row");
            checks.addClassName("page-body");
        }

        boolean isEmpty() {
            return shownState == null;
        }

        void loading() {
            var waiting = new Room();
            waiting.loading(6);
            add(waiting);
        }

        void show(Switch aSwitch) {
            if (isEmpty()) {
                build();
            }
            shownState = aSwitch.state();
            var story = SwitchStory.of(aSwitch);
            sentence.say(story.tone(), Words.of(story.what()), Words.of(story.why()));
            timeline.show(story.chapters().stream()
                    .map(c -> new Timeline.Entry(Words.of(c.title()), c.at(), c.note(), c.phase()))
                    .toList());
            facts.removeAll();
            facts.add(SwitchFacts.of(aSwitch));
            checks.removeAll();
            checks.add(SwitchFacts.checks("switching.preflight", aSwitch.preflight()));
            checks.add(SwitchFacts.checks("switching.verification", aSwitch.verification()));
            doors.removeAll();
            doors(aSwitch);
        }

        private void build() {
            removeAll();
            var top = new Div(sentence, doors);
            top.addClassNames("panel", "page-body");
            var steps = new Panel("switching.steps", timeline);
            var about = new Panel("switching.about", facts, checks);
            var columns = new Div(steps, about);
            columns.addClassName("columns");
            add(top, columns);
        }

        private void doors(Switch aSwitch) {
            if (aSwitch.mayWithdraw()) {
                doors.add(new Button(
                        translate("switching.withdraw"), _ -> Consequence.ask("switching.withdrawal", this::withdraw)));
            }
            if (aSwitch.mayReturn()) {
                var losing = aSwitch.losing() == null
                        ? translate("switching.nobody")
                        : aSwitch.losing().name();
                doors.add(new Button(
                        translate("switching.go-back", losing),
                        _ -> Consequence.ask("switching.return", this::goBack, losing)));
            }
            if (SwitchState.valueOf(aSwitch.state()).isEnded()) {
                doors.add(
                        FileLink.of(
                                translate("switching.receipt"),
                                "switch-receipt.html",
                                "text/html; charset=utf-8",
                                () -> presenter
                                        .receipt(id)
                                        .map(ReceiptPage::of)
                                        .orElse("")
                                        .getBytes(StandardCharsets.UTF_8)),
                        FileLink.of(
                                translate("switching.receipt-json"),
                                "switch-receipt.json",
                                "application/json",
                                () -> presenter
                                        .receiptFile(id)
                                        .map(Download::bytes)
                                        .orElse(new byte[0])));
            }
            doors.getChildren()
                    .filter(Button.class::isInstance)
                    .map(Button.class::cast)
                    .forEach(button -> button.addThemeVariants(ButtonVariant.LUMO_CONTRAST));
        }

        private void withdraw() {
            Background.ask(
                    () -> presenter.withdraw(id),
                    (Answer<Switch> answer) -> answer.handle(
                            _ -> {
                                Tell.done(translate("switching.withdrawn"));
                                again();
                            },
                            Tell::problem));
        }

        private void goBack() {
            Background.ask(
                    () -> presenter.goBack(id),
                    (Answer<Switch> answer) ->
                            answer.handle(back -> UI.getCurrent().navigate("switches/" + back.id()), Tell::problem));
        }

        private void again() {
            if (live != null) {
                live.refresh(UI.getCurrent());
            }
        }
    }
}
