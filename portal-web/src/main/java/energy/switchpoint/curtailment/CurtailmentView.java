package energy.switchpoint.curtailment;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import energy.switchpoint.pieces.Background;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.Room;
import jakarta.inject.Inject;

/** The public page of one limit. */
@Route("curtailments/:limit")
@AnonymousAllowed
public class CurtailmentView extends Page implements BeforeEnterObserver {

    private final Curtailments curtailments;
    private final Room room = new Room();

    @Inject
    public CurtailmentView(Curtailments curtailments) {
        super("curtailment.event");
        this.curtailments = curtailments;
        content(room, new Anchor("/curtailments", translate("curtailment.back")));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        load(event.getRouteParameters().get("limit").orElse(""));
    }

    private void load(String id) {
        room.loading(5);
        Background.ask(
                () -> curtailments.byId(id),
                answer -> answer.handle(
                        limit -> {
                            var facts = new LimitFacts();
                            facts.show(limit);
                            room.filled(facts);
                        },
                        problem -> room.broken(problem, () -> load(id))));
    }
}
