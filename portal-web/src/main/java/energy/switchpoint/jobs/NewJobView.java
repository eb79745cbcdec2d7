package energy.switchpoint.jobs;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import energy.switchpoint.clients.ServiceProblem;
import energy.switchpoint.jobs.Jobs.Job;
import energy.switchpoint.jobs.Jobs.Preview;
import energy.switchpoint.jobs.Jobs.Wish;
import energy.switchpoint.network.Network.Area;
import energy.switchpoint.pieces.Consequence;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.Panel;
import energy.switchpoint.pieces.Quantities;
import energy.switchpoint.pieces.StateSentence;
import energy.switchpoint.pieces.Tell;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;

/** One command to many chargers: what, to whom, and how many that are before anything is sent. */
@Route("new-job")
@RolesAllowed("cpo")
public class NewJobView extends Page implements NewJobPresenter.Display {

    private static final List<String> KINDS = List.of(Wish.LEVEL, "RESET", "READ_METER", "UNLOCK", "CLEAR_CACHE");
    private static final List<Integer> LEVELS = List.of(0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100);
    private static final List<Integer> MINUTES = List.of(15, 30, 60, 120, 240, 480);

    private final NewJobPresenter presenter;
    private final Select<String> kind = new Select<>();
    private final Select<Integer> level = new Select<>();
    private final Select<Integer> minutes = new Select<>();
    private final ComboBox<Area> area = new ComboBox<>(translate("jobs.area"));
    private final ComboBox<String> tag = new ComboBox<>(translate("jobs.tag"));
    private final TextField firmware = new TextField(translate("jobs.firmware"));
    private final StateSentence preview = new StateSentence();
    private final Button start = new Button(translate("jobs.start"));

    @Inject
    public NewJobView(NewJobPresenter presenter) {
        super("jobs.new");
        this.presenter = presenter;
        kind.setLabel(translate("jobs.what"));
        kind.setItems(KINDS);
        kind.setItemLabelGenerator(JobWords::kind);
        kind.setValue(Wish.LEVEL);
        level.setLabel(translate("jobs.level"));
        level.setItems(LEVELS);
        level.setItemLabelGenerator(Quantities::percent);
        level.setValue(50);
        minutes.setLabel(translate("jobs.minutes"));
        minutes.setItems(MINUTES);
        minutes.setItemLabelGenerator(m -> translate("shell.minutes", m));
        minutes.setValue(60);
        area.setItemLabelGenerator(Area::name);
        area.setHelperText(translate("jobs.area-hint"));
        tag.setHelperText(translate("jobs.tag-hint"));
        firmware.setHelperText(translate("jobs.firmware-hint"));
        area.setClearButtonVisible(true);
        tag.setClearButtonVisible(true);
        kind.addValueChangeListener(event -> {
            level.setVisible(event.getValue().equals(Wish.LEVEL));
            minutes.setVisible(event.getValue().equals(Wish.LEVEL));
            presenter.weigh(this, wish());
        });
        area.addValueChangeListener(_ -> presenter.weigh(this, wish()));
        tag.addValueChangeListener(_ -> presenter.weigh(this, wish()));
        firmware.addValueChangeListener(_ -> presenter.weigh(this, wish()));
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        start.setEnabled(false);
        start.addClickListener(_ -> Consequence.ask(
                "jobs.confirm-start",
                () -> presenter.start(this, wish()),
                JobWords.kind(kind.getValue()),
                presenter.reaches()));
        actions(start);
        var what = new Div(kind, level, minutes);
        what.addClassNames("form", "form-wide");
        var whom = new Div(area, tag, firmware);
        whom.addClassNames("form", "form-wide");
        preview.say("idle", translate("shell.loading"), "");
        content(new Panel("jobs.what-to-do", what), new Panel("jobs.whom", whom), preview);
        presenter.open(this, wish());
    }

    private Wish wish() {
        return new Wish(
                kind.getValue(),
                level.getValue(),
                minutes.getValue(),
                area.getValue() == null ? "" : area.getValue().id(),
                tag.getValue() == null ? "" : tag.getValue(),
                firmware.getValue());
    }

    @Override
    public void choices(List<Area> areas, List<String> tags) {
        area.setItems(areas);
        tag.setItems(tags);
    }

    @Override
    public void preview(Preview found, boolean forAll) {
        start.setEnabled(found.devices() > 0);
        if (found.devices() == 0) {
            preview.say("idle", translate("jobs.reaches-none"), translate("jobs.reaches-none-text"));
            return;
        }
        preview.say(
                found.connected() == found.devices() ? "good" : "limited",
                translate(forAll ? "jobs.reaches-all" : "jobs.reaches", found.devices()),
                rest(found));
    }

    /** Only a level has to make way for what a household has chosen. */
    private String rest(Preview found) {
        var offline = translate("jobs.reaches-offline", found.devices() - found.connected());
        return kind.getValue().equals(Wish.LEVEL)
                ? offline + " " + translate("jobs.reaches-overridden", found.overridden())
                : offline;
    }

    @Override
    public void started(Job job) {
        getUI().ifPresent(ui -> ui.navigate("jobs/" + job.id()));
    }

    @Override
    public void trouble(ServiceProblem problem) {
        start.setEnabled(false);
        preview.say("bad", problem.title(), problem.detail());
        Tell.problem(problem);
    }
}
