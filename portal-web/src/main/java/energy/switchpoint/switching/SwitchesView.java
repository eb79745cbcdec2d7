package energy.switchpoint.switching;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import energy.switchpoint.clients.SwitchingClient.Switch;
import energy.switchpoint.pieces.Background;
import energy.switchpoint.pieces.Clocks;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.Room;
import energy.switchpoint.pieces.Words;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;

/** A household's switches: the one under way, and those before. */
@Route("switches")
@Menu(order = 3, title = "switching.menu", icon = "vaadin:exchange")
@RolesAllowed("consumer")
public class SwitchesView extends Page implements BeforeEnterObserver {

    private final TrackerPresenter presenter;
    private final Room room = new Room();

    @Inject
    public SwitchesView(TrackerPresenter presenter) {
        super("switching.list");
        this.presenter = presenter;
        var begin = new Anchor("/switch", translate("switching.begin"));
        begin.addClassName("button");
        actions(begin);
        content(room);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        load();
    }

    private void load() {
        room.loading(4);
        Background.ask(
                presenter::mine, answer -> answer.handle(this::show, problem -> room.broken(problem, this::load)));
    }

    private void show(List<Switch> switches) {
        if (switches.isEmpty()) {
            room.empty(
                    translate("switching.none"),
                    translate("switching.none-text"),
                    new Anchor("/switch", translate("switching.begin")));
            return;
        }
        var doors = new Div();
        doors.addClassName("page-body");
        switches.forEach(aSwitch -> doors.add(door(aSwitch)));
        room.filled(doors);
    }

    private static Anchor door(Switch aSwitch) {
        var what = Words.of(SwitchStory.of(aSwitch).what());
        var label = aSwitch.chargepoint() == null || aSwitch.chargepoint().label() == null
                ? ""
                : aSwitch.chargepoint().label();
        var asked = aSwitch.requestedAt() == null ? "" : Clocks.moment(aSwitch.requestedAt());
        var door = new Anchor(
                "/switches/" + aSwitch.id(), new H2(what), new Paragraph(translate("switching.line", label, asked)));
        door.addClassName("door");
        return door;
    }
}
