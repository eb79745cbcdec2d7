package energy.switchpoint.curtailment;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import energy.switchpoint.clients.SwitchingClient;
import energy.switchpoint.pieces.Background;
import energy.switchpoint.pieces.Clocks;
import energy.switchpoint.pieces.Facts;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.Panel;
import energy.switchpoint.pieces.Room;
import energy.switchpoint.pieces.StateSentence;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The regulator's first page: findings on limits and on switching, and the rows behind every figure. */
@Route("regulator")
@RolesAllowed("regulator")
@Menu(title = "curtailment.regulator", order = 10, icon = "vaadin:scale")
public class RegulatorView extends Page {

    @Inject
    public RegulatorView(Curtailments curtailments, SwitchingClient switching) {
        super("curtailment.regulator");
        addClassName("page-wide");
        var limits = new StateSentence();
        limits.say("idle", translate("curtailment.looking"), "");
        Background.ask(
                () -> curtailments.list(0, 200),
                answer -> answer.handle(
                        rows -> {
                            var found = Finding.of(rows.items());
                            limits.say(found.tone(), found.sentence(), translate("curtailment.rows-below"));
                        },
                        problem -> limits.say("bad", problem.title(), problem.detail())));
        var switches = new Room();
        switches.loading(3);
        Background.ask(
                () -> switching.http().get("/figures", Figures.class),
                answer -> answer.handle(
                        figures -> switches.filled(facts(figures)), problem -> switches.broken(problem, null)));
        var table =
                LimitTable.of("curtailments", "curtailments/", (_, offset, limit) -> curtailments.list(offset, limit));
        table.grid().setAllRowsVisible(true);
        content(limits, new H2(translate("curtailment.events")), table, new Panel("curtailment.switching", switches));
    }

    private static Facts facts(Figures figures) {
        return new Facts()
                .fact(translate("curtailment.switches-requested"), Long.toString(figures.requested()))
                .fact(translate("curtailment.switches-completed"), Long.toString(figures.completed()))
                .fact(translate("curtailment.switches-returned"), Long.toString(figures.returned()))
                .fact(translate("curtailment.switches-objected"), Long.toString(figures.objected()))
                .fact(
                        translate("curtailment.switches-median"),
                        figures.medianSeconds() == null
                                ? translate("curtailment.not-yet")
                                : Clocks.length(Duration.ofSeconds(figures.medianSeconds())));
    }

    /** Switching in figures. */
    public record Figures(
            long requested,
            long completed,
            long returned,
            long objected,
            @Nullable Long medianSeconds) {}
}
