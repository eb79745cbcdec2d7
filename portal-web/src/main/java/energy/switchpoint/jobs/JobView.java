package energy.switchpoint.jobs;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.ServiceProblem;
import energy.switchpoint.jobs.Jobs.DeviceResult;
import energy.switchpoint.jobs.Jobs.Job;
import energy.switchpoint.pieces.Consequence;
import energy.switchpoint.pieces.DataTable;
import energy.switchpoint.pieces.Facts;
import energy.switchpoint.pieces.Live;
import energy.switchpoint.pieces.LiveMark;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.Panel;
import energy.switchpoint.pieces.Room;
import energy.switchpoint.pieces.StateSentence;
import energy.switchpoint.pieces.Tell;
import energy.switchpoint.pieces.When;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One job: how far it is, what each charger made of it, and the buttons that stop it or try again. */
@Route("jobs/:job")
@RolesAllowed("cpo")
public class JobView extends Page implements BeforeEnterObserver {

    /** In the order in which a charger comes through them. */
    private static final List<String> STATES = List.of(
            "PENDING",
            "SENT",
            "UNDER_WAY",
            "ACCEPTED",
            "DONE",
            "FAILED",
            "REFUSED",
            "TIMED_OUT",
            "NOT_CONNECTED",
            "OUTRANKED",
            "CANCELLED");

    private static final String ANY = "";

    private final Jobs jobs;
    private final LiveMark mark = new LiveMark();
    private final Button cancel = new Button(translate("jobs.cancel"));
    private final Button retry = new Button(translate("jobs.retry"));
    private final StateSentence sentence = new StateSentence();
    private final ProgressBar progress = new ProgressBar();
    private final Div counts = new Div();
    private final Select<String> state = new Select<>();
    private final DataTable<DeviceResult> devices;
    private final Room room = new Room();

    /** Kept while this page is open, so that a second press does not start a second job. */
    private final String retryKey = UUID.randomUUID().toString();

    private String id = "";
    private @Nullable Job shown;
    private boolean gone;

    @Inject
    public JobView(Jobs jobs) {
        super("jobs.job");
        addClassName("page-wide");
        this.jobs = jobs;
        cancel.setVisible(false);
        cancel.addClickListener(_ -> Consequence.askTwice(
                shown != null && shown.levelPercent() != null ? "jobs.confirm-cancel-level" : "jobs.confirm-cancel",
                this::cancel));
        retry.setVisible(false);
        retry.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        retry.addClickListener(_ -> retry());
        actions(mark, cancel, retry);
        progress.getElement().setAttribute("aria-label", translate("jobs.progress"));
        state.setLabel(translate("jobs.show-only"));
        state.setItems(STATES);
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(translate("jobs.all-states"));
        state.setItemLabelGenerator(s -> s == null ? translate("jobs.all-states") : JobWords.deviceState(s));
        devices = new DataTable<DeviceResult>(
                        "job-chargers", (_, offset, limit) -> jobs.devices(id, wantedState(), offset, limit))
                .component(
                        translate("jobs.charger"),
                        d -> new Anchor(
                                "/fleet/" + d.chargepointId(), Objects.requireNonNullElse(d.name(), d.chargepointId())),
                        DeviceResult::chargepointId)
                .column(translate("jobs.result"), d -> JobWords.deviceState(d.state()))
                .time(translate("jobs.sent"), DeviceResult::sentAt)
                .time(translate("jobs.answered"), DeviceResult::answeredAt)
                .number(translate("jobs.offset"), d -> translate("shell.seconds", d.offsetS()))
                .column(translate("jobs.detail"), d -> d.detail() == null ? "" : d.detail())
                .unsearched();
        devices.grid().setEmptyStateText(translate("jobs.no-charger"));
        state.addValueChangeListener(_ -> devices.refresh());
        room.loading(5);
        content(room);
    }

    private String wantedState() {
        return state.getValue() == null ? ANY : state.getValue();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters().get("job").orElse("");
        Live.<Job>on(this, mark, () -> jobs.job(id), this::show, this::trouble)
                .until(() -> gone || shown != null && !shown.isRunning());
    }

    void show(Job job) {
        id = job.id();
        shown = job;
        heading(JobWords.what(job));
        sentence.say(JobWords.tone(job), JobWords.sentence(job), JobWords.reason(job));
        progress.setMax(Math.max(1, job.devices()));
        progress.setValue(Math.min(job.finished(), Math.max(1, job.devices())));
        progress.setVisible(job.isRunning());
        counts.removeAll();
        counts.add(facts(job));
        // What has ended changes no more.
        mark.setVisible(job.isRunning());
        cancel.setVisible(job.isRunning());
        retry.setVisible(!job.isRunning() && job.notDone() > 0);
        if (counts.getParent().isEmpty()) {
            room.filled(
                    sentence,
                    progress,
                    new Panel("jobs.results", counts),
                    new Panel("jobs.charger-by-charger", state, devices));
        } else {
            devices.refresh();
        }
    }

    private static Facts facts(Job job) {
        var facts = new Facts().fact(translate("jobs.started"), When.exact(job.startedAt()));
        if (job.endedAt() != null) {
            facts.fact(translate("jobs.ended"), When.exact(job.endedAt()));
        }
        STATES.stream()
                .filter(s -> job.count(s) > 0)
                .forEach(s -> facts.fact(JobWords.deviceState(s), translate("jobs.count", job.count(s))));
        return facts;
    }

    /** What is on the page stays there; the mark beside the heading says from when it is. */
    void trouble(ServiceProblem problem) {
        if (counts.getParent().isEmpty()) {
            gone = problem.isNotFound();
            mark.setVisible(!gone);
            room.broken(problem, null, new Anchor("/jobs", translate("jobs.back")));
        }
    }

    private void cancel() {
        switch (jobs.cancel(id)) {
            case Answer.Ok<Job>(var job, var _) -> {
                show(job);
                Tell.done(translate("jobs.cancelled"));
            }
            case Answer.Refused<Job>(var problem) -> Tell.problem(problem);
        }
    }

    private void retry() {
        switch (jobs.retry(retryKey, id)) {
            case Answer.Ok<Job>(var job, var _) -> UI.getCurrent().navigate("jobs/" + job.id());
            case Answer.Refused<Job>(var problem) -> Tell.problem(problem);
        }
    }
}
