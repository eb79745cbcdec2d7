package energy.switchpoint.switchinbox;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import energy.switchpoint.clients.SwitchingClient;
import energy.switchpoint.clients.SwitchingClient.Step;
import energy.switchpoint.clients.SwitchingClient.Switch;
import energy.switchpoint.pieces.Clocks;
import energy.switchpoint.pieces.Facts;
import energy.switchpoint.pieces.Live;
import energy.switchpoint.pieces.LiveMark;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.Panel;
import energy.switchpoint.pieces.Room;
import energy.switchpoint.pieces.StateSentence;
import energy.switchpoint.pieces.Tell;
import energy.switchpoint.pieces.Timeline;
import energy.switchpoint.pieces.Timeline.Entry;
import energy.switchpoint.pieces.Timeline.Phase;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One switch as an operator sees it: what happens when, and while the window is open, the way to object. */
@Route("switches-in-and-out/:switch")
@RolesAllowed("cpo")
public class SwitchCaseView extends Page implements BeforeEnterObserver {

    private static final Set<String> STOPPED = Set.of("OBJECTED", "RETURNED", "EXPIRED", "WITHDRAWN", "ROLLING_BACK");

    private final SwitchingClient switching;
    private final LiveMark mark = new LiveMark();
    private final StateSentence sentence = new StateSentence();
    private final Room facts = new Room();
    private final Timeline timeline = new Timeline();
    private final Panel objection = new Panel("switchinbox.objection", new ObjectionForm(this::object));
    private String id = "";

    @Inject
    public SwitchCaseView(SwitchingClient switching) {
        super("switchinbox.case");
        this.switching = switching;
        actions(mark);
        objection.setVisible(false);
        facts.loading(4);
        var columns = new Div(new Panel("switchinbox.steps", timeline), new Panel("switchinbox.facts", facts));
        columns.addClassName("columns");
        content(sentence, objection, columns, new Anchor("/switches-in-and-out", translate("switchinbox.back")));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters().get("switch").orElse("");
        Live.<Switch>on(this, mark, () -> switching.byId(id), this::show, problem -> facts.broken(problem, null));
    }

    private void show(Switch aSwitch) {
        heading(translate("switchinbox.case-of", SwitchWords.charger(aSwitch)));
        var outcome = aSwitch.outcome() == null ? null : aSwitch.outcome().text();
        sentence.say(
                tone(aSwitch),
                translate(
                        "switchinbox.sentence-case",
                        SwitchWords.name(aSwitch.losing()),
                        SwitchWords.name(aSwitch.gaining()),
                        SwitchWords.state(aSwitch.state())),
                Objects.requireNonNullElse(outcome, SwitchWords.timeLeft(aSwitch)));
        objection.setVisible(aSwitch.mayObject());
        timeline.show(Objects.requireNonNullElse(aSwitch.steps(), List.<Step>of()).stream()
                .map(step -> new Entry(SwitchWords.state(step.state()), step.at(), step.note(), phase(step, aSwitch)))
                .toList());
        facts.filled(facts(aSwitch));
    }

    private static String tone(Switch aSwitch) {
        if (STOPPED.contains(aSwitch.state())) {
            return "bad";
        }
        return aSwitch.mayObject() ? "limited" : aSwitch.state().equals("COMPLETED") ? "good" : "active";
    }

    private static Phase phase(Step step, Switch aSwitch) {
        if (STOPPED.contains(step.state())) {
            return Phase.FAILED;
        }
        var current = step.state().equals(aSwitch.state()) && !step.state().equals("COMPLETED");
        return current ? Phase.NOW : Phase.DONE;
    }

    private static Facts facts(Switch aSwitch) {
        var facts = new Facts()
                .fact(translate("switchinbox.from"), SwitchWords.name(aSwitch.losing()))
                .fact(translate("switchinbox.to"), SwitchWords.name(aSwitch.gaining()));
        moment(facts, "switchinbox.requested", aSwitch.requestedAt());
        moment(facts, "switchinbox.scheduled", aSwitch.scheduledFor());
        moment(facts, "switchinbox.deadline", aSwitch.deadline());
        var objected = aSwitch.objection();
        if (objected != null) {
            facts.fact(
                    translate("switchinbox.objection"),
                    SwitchWords.code(objected.code()) + ": " + Objects.requireNonNullElse(objected.explanation(), ""));
        }
        return facts;
    }

    private static void moment(Facts facts, String key, @Nullable Instant at) {
        if (at != null) {
            facts.fact(translate(key), Clocks.moment(at));
        }
    }

    private void object(Map<String, String> wish) {
        switching
                .http()
                .post("/switches/" + id + "/objection", wish, Switch.class)
                .handle(
                        changed -> {
                            show(changed);
                            Tell.done(translate("switchinbox.objected"));
                        },
                        Tell::problem);
    }
}
