package energy.switchpoint.switching;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.RegistryClient.Chargepoint;
import energy.switchpoint.clients.SwitchingClient.Preview;
import energy.switchpoint.clients.SwitchingClient.Switch;
import energy.switchpoint.pieces.Background;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.Room;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;

/** Four steps to another operator. Each step is an address; nothing happens before the last is confirmed. */
@Route("switch/:id?")
@RolesAllowed("consumer")
public class WizardView extends Page implements BeforeEnterObserver {

    private final WizardPresenter presenter;
    private final OrderedList progress = new OrderedList();
    private final Room room = new Room();
    private final Room trouble = new Room();

    @Inject
    public WizardView(WizardPresenter presenter) {
        super("switching.wizard");
        this.presenter = presenter;
        progress.addClassName("progress");
        content(progress, trouble, room);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        trouble.removeAll();
        var parameters = new java.util.HashMap<String, String>();
        event.getLocation()
                .getQueryParameters()
                .getParameters()
                .forEach((name, values) -> parameters.put(name, values.getFirst()));
        event.getRouteParameters().get("id").ifPresentOrElse(id -> show(Draft.of(id, parameters)), this::chooseCharger);
    }

    private void chooseCharger() {
        progress.setVisible(false);
        room.loading(4);
        Background.ask(
                presenter::chargers,
                answer -> answer.handle(this::offerChargers, problem -> room.broken(problem, this::chooseCharger)));
    }

    private void offerChargers(List<Chargepoint> chargers) {
        if (chargers.isEmpty()) {
            room.empty(
                    translate("switching.no-charger"),
                    translate("switching.no-charger-text"),
                    new Anchor("/claim", translate("switching.claim")));
        } else if (chargers.size() == 1) {
            go(Draft.begin(chargers.getFirst().id()));
        } else {
            var doors = new Div();
            doors.addClassName("doors");
            chargers.forEach(charger -> {
                var door = new Anchor("/switch/" + charger.id(), charger.called());
                door.addClassName("door");
                doors.add(door);
            });
            room.filled(doors);
        }
    }

    private void show(Draft draft) {
        showProgress(draft.step());
        room.loading(7);
        if (draft.step() == Draft.Step.COMPARE) {
            Background.ask(
                    () -> presenter.offers(draft.chargepointId()),
                    answer -> answer.handle(
                            offers -> room.filled(new CompareStep(offers, draft.gaining(), to -> go(draft.to(to)))),
                            problem -> room.broken(problem, () -> show(draft))));
        } else {
            Background.ask(
                    () -> presenter.preview(draft),
                    answer -> answer.handle(
                            preview -> showStep(draft, preview), problem -> room.broken(problem, () -> show(draft))));
        }
    }

    private void showStep(Draft draft, Preview preview) {
        var purposes = preview.consentDifference() == null
                ? List.<energy.switchpoint.clients.SwitchingClient.PurposeDifference>of()
                : preview.consentDifference();
        if (draft.step().compareTo(Draft.Step.CHANGES) > 0 && !draft.answersAll(purposes)) {
            go(draft.at(Draft.Step.CHANGES));
            return;
        }
        switch (draft.step()) {
            case COMPARE -> go(draft.at(Draft.Step.COMPARE));
            case CHANGES ->
                room.filled(
                        new ChangesStep(preview, draft, answers -> go(draft.answering(answers)), () -> back(draft)));
            case WHEN ->
                room.filled(new WhenStep(
                        preview, draft, (date, history) -> go(draft.on(date, history)), () -> back(draft)));
            case CHECK -> room.filled(new CheckStep(preview, draft, () -> confirm(draft, preview), () -> back(draft)));
        }
    }

    private void confirm(Draft draft, Preview preview) {
        trouble.removeAll();
        Background.ask(
                () -> presenter.confirm(draft, preview),
                (Answer<Switch> answer) ->
                        answer.handle(asked -> UI.getCurrent().navigate("switches/" + asked.id()), problem -> {
                            // The draft and its key stay in the address: asking again cannot make two switches.
                            trouble.broken(problem, null);
                            if (problem.is("switch-already-open")) {
                                trouble.add(new Anchor("/switches", translate("switching.to-open-switch")));
                            }
                            showStep(draft, preview);
                        }));
    }

    private void back(Draft draft) {
        go(draft.at(Draft.Step.values()[draft.step().ordinal() - 1]));
    }

    private static void go(Draft draft) {
        UI.getCurrent().navigate("switch/" + draft.chargepointId(), QueryParameters.simple(draft.parameters()));
    }

    private void showProgress(Draft.Step at) {
        progress.setVisible(true);
        progress.removeAll();
        for (var step : Draft.Step.values()) {
            var item = new ListItem(translate("switching.wizard." + step));
            if (step == at) {
                item.getElement().setAttribute("aria-current", "step");
            } else if (step.compareTo(at) < 0) {
                item.addClassName("done");
            }
            progress.add(item);
        }
    }
}
