package energy.switchpoint.switchinbox;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import energy.switchpoint.clients.Query;
import energy.switchpoint.clients.Rows;
import energy.switchpoint.clients.SwitchingClient;
import energy.switchpoint.clients.SwitchingClient.Switch;
import energy.switchpoint.pieces.Clocks;
import energy.switchpoint.pieces.DataTable;
import energy.switchpoint.pieces.Live;
import energy.switchpoint.pieces.LiveMark;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.StateSentence;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;

/** What comes and what goes: switches from and to this operator, and how long it may still say something. */
@Route("switches-in-and-out")
@RolesAllowed("cpo")
@Menu(title = "switchinbox.title", order = 20, icon = "vaadin:exchange")
public class SwitchInboxView extends Page {

    private final StateSentence sentence = new StateSentence();
    private final DataTable<Switch> out;
    private final DataTable<Switch> in;

    @Inject
    public SwitchInboxView(SwitchingClient switching) {
        super("switchinbox.title");
        addClassName("page-wide");
        var mark = new LiveMark();
        actions(mark);
        out = table(switching, "losing");
        in = table(switching, "gaining");
        var open = Query.of("open", true).and("limit", 200);
        Live.<Rows<Switch>>on(
                this,
                mark,
                () -> switching.switches(open),
                this::show,
                problem -> sentence.say("bad", problem.title(), problem.detail()));
        content(sentence, new H2(translate("switchinbox.out")), out, new H2(translate("switchinbox.in")), in);
    }

    private static DataTable<Switch> table(SwitchingClient switching, String side) {
        var losing = side.equals("losing");
        var table = new DataTable<Switch>(
                        "switches-" + side,
                        (search, offset, limit) -> switching.switches(Query.of("side", side)
                                .and("q", search)
                                .and("offset", offset)
                                .and("limit", limit)))
                .component(
                        translate("switchinbox.charger"),
                        s -> new Anchor("/switches-in-and-out/" + s.id(), SwitchWords.charger(s)),
                        SwitchWords::charger)
                .column(
                        translate("switchinbox.other-" + side),
                        s -> SwitchWords.name(losing ? s.gaining() : s.losing()))
                .column(translate("switchinbox.state"), s -> SwitchWords.state(s.state()))
                .column(
                        translate("switchinbox.requested"),
                        s -> s.requestedAt() == null ? "" : Clocks.moment(s.requestedAt()))
                .opens(s -> "switches-in-and-out/" + s.id());
        if (losing) {
            table.column(translate("switchinbox.time-left"), SwitchWords::timeLeft);
        }
        table.grid().setAllRowsVisible(true);
        return table;
    }

    private void show(Rows<Switch> open) {
        long waiting = open.items().stream().filter(Switch::mayObject).count();
        sentence.say(
                waiting > 0 ? "limited" : "idle",
                translate("switchinbox.sentence", waiting),
                translate("switchinbox.silence"));
        out.refresh();
        in.refresh();
    }
}
