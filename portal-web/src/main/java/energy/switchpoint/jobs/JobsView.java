package energy.switchpoint.jobs;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import energy.switchpoint.clients.Rows;
import energy.switchpoint.clients.ServiceProblem;
import energy.switchpoint.jobs.Jobs.Job;
import energy.switchpoint.pieces.DataTable;
import energy.switchpoint.pieces.Live;
import energy.switchpoint.pieces.LiveMark;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.Room;
import energy.switchpoint.pieces.StateSentence;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;

/** What the operator asked of many chargers, newest first. */
@Route("jobs")
@RolesAllowed("cpo")
@Menu(title = "jobs.title", order = 15, icon = "vaadin:tasks")
public class JobsView extends Page {

    private final StateSentence sentence = new StateSentence();
    private final Room room = new Room();
    private final DataTable<Job> table;

    @Inject
    public JobsView(Jobs jobs) {
        super("jobs.title");
        addClassName("page-wide");
        var mark = new LiveMark();
        actions(mark, newJob());
        table = new DataTable<Job>("jobs", (_, offset, limit) -> jobs.page(offset, limit))
                .component(
                        translate("jobs.what"),
                        job -> new Anchor("/jobs/" + job.id(), JobWords.what(job)),
                        JobWords::what)
                .time(translate("jobs.started"), Job::startedAt)
                .column(translate("jobs.state"), JobWords::state)
                .number(translate("jobs.chargers"), job -> translate("jobs.count", job.devices()))
                .number(translate("jobs.finished"), job -> translate("jobs.count", job.finished()))
                .number(translate("jobs.without-success"), job -> translate("jobs.count", job.notDone()))
                .unsearched()
                .opens(job -> "jobs/" + job.id());
        room.loading(5);
        Live.<Rows<Job>>on(this, mark, () -> jobs.page(0, 20), this::show, this::trouble);
        content(sentence, room);
    }

    private static Button newJob() {
        var button = new Button(
                translate("jobs.new"),
                event -> event.getSource().getUI().ifPresent(ui -> ui.navigate(NewJobView.class)));
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }

    void show(Rows<Job> newest) {
        if (newest.total() == 0) {
            sentence.say("idle", translate("jobs.none-running"), "");
            room.empty(translate("jobs.none"), translate("jobs.none-text"), newJob());
            return;
        }
        long running = newest.items().stream().filter(Job::isRunning).count();
        sentence.say(
                running > 0 ? "active" : "idle",
                running > 0 ? translate("jobs.running", running) : translate("jobs.none-running"),
                "");
        if (table.getParent().isEmpty()) {
            room.filled(table);
        } else {
            table.refresh();
        }
    }

    void trouble(ServiceProblem problem) {
        if (table.getParent().isEmpty()) {
            room.broken(problem, null);
        }
    }
}
