package energy.switchpoint.fleet;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Div;
import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.ServiceProblem;
import energy.switchpoint.fleet.Fleet.ChargerEvent;
import energy.switchpoint.pieces.Live;
import energy.switchpoint.pieces.LiveMark;
import energy.switchpoint.pieces.Room;
import energy.switchpoint.pieces.Timeline;
import java.util.List;
import java.util.function.Supplier;

/** What a charger tells while somebody looks: newest first, read out politely, with a mark that turns grey when it stops. */
class EventFeed extends Div {

    private final LiveMark mark = new LiveMark();
    private final Room room = new Room();
    private final Timeline lines = new Timeline();

    /** Around the list: a list that is a log is no list any more to who has it read out. */
    private final Div log = new Div(lines);

    EventFeed() {
        addClassName("feed");
        room.loading(3);
        log.getElement().setAttribute("role", "log");
        log.getElement().setAttribute("aria-label", translate("fleet.events"));
        // reached by keyboard, so that it can be scrolled without a mouse
        log.getElement().setAttribute("tabindex", "0");
        add(mark, room);
    }

    void follow(Supplier<Answer<List<ChargerEvent>>> question) {
        Live.on(this, mark, question, this::show, this::trouble);
    }

    void show(List<ChargerEvent> newestFirst) {
        if (newestFirst.isEmpty()) {
            room.empty(translate("fleet.no-events"), translate("fleet.no-events-text"));
            return;
        }
        lines.show(newestFirst.stream().map(EventWords::line).toList());
        if (log.getParent().isEmpty()) {
            room.filled(log);
        }
    }

    void trouble(ServiceProblem problem) {
        if (log.getParent().isEmpty()) {
            room.broken(problem, null);
        }
    }
}
