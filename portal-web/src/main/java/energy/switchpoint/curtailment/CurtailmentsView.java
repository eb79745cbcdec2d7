package energy.switchpoint.curtailment;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import energy.switchpoint.pieces.Background;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.StateSentence;
import jakarta.inject.Inject;

/** Anybody can see every limit a network put on chargers: when, where, why, and whether it helped. */
@Route("curtailments")
@AnonymousAllowed
@Menu(title = "curtailment.title", order = 920, icon = "vaadin:list-ol")
public class CurtailmentsView extends Page {

    @Inject
    public CurtailmentsView(Curtailments curtailments) {
        super("curtailment.title");
        addClassName("page-wide");
        var finding = new StateSentence();
        finding.say("idle", translate("curtailment.looking"), "");
        Background.ask(
                () -> curtailments.list(0, 200),
                answer -> answer.handle(
                        rows -> {
                            var found = Finding.of(rows.items());
                            finding.say(found.tone(), found.sentence(), translate("curtailment.public-why"));
                        },
                        problem -> finding.say("bad", problem.title(), problem.detail())));
        var table =
                LimitTable.of("curtailments", "curtailments/", (_, offset, limit) -> curtailments.list(offset, limit));
        table.grid().setAllRowsVisible(true);
        var lead = new Paragraph(translate("curtailment.lead"));
        lead.addClassName("lead");
        content(lead, finding, table);
    }
}
