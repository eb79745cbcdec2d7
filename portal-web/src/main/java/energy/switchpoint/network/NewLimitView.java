package energy.switchpoint.network;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Route;
import energy.switchpoint.clients.ServiceProblem;
import energy.switchpoint.curtailment.Limit;
import energy.switchpoint.curtailment.LimitWords;
import energy.switchpoint.network.Network.Area;
import energy.switchpoint.network.Network.Estimate;
import energy.switchpoint.network.Network.Wish;
import energy.switchpoint.pieces.Consequence;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.Panel;
import energy.switchpoint.pieces.Quantities;
import energy.switchpoint.pieces.StateSentence;
import energy.switchpoint.pieces.Tell;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** An engineer orders a limit: the last resort, so the page shows first what it would do and asks what was tried. */
@Route("network/limit")
@RolesAllowed("dso")
public class NewLimitView extends Page implements NewLimitPresenter.Display {

    private static final List<String> REASONS = List.of("FUSE", "TRANSFORMER", "CABLE", "VOLTAGE", "OTHER");
    private static final List<Integer> LEVELS = List.of(0, 10, 20, 30, 40, 50, 60, 70, 80, 90);
    private static final List<Integer> MINUTES = List.of(5, 15, 30, 60, 120, 240);

    private final NewLimitPresenter presenter;
    private final ComboBox<Area> area = new ComboBox<>(translate("network.area"));
    private final Select<String> direction = new Select<>();
    private final Select<Integer> level = new Select<>();
    private final Select<Integer> minutes = new Select<>();
    private final Select<String> reason = new Select<>();
    private final TextArea reasonText = new TextArea(translate("network.reason-text"));
    private final TextArea triedFirst = new TextArea(translate("network.tried-first"));
    private final StateSentence estimate = new StateSentence();

    @Inject
    public NewLimitView(NewLimitPresenter presenter) {
        super("network.new-limit");
        this.presenter = presenter;
        area.setItemLabelGenerator(Area::name);
        area.setRequiredIndicatorVisible(true);
        choice(
                direction,
                "network.direction",
                List.of(Limit.IMPORT, Limit.EXPORT),
                Limit.IMPORT,
                LimitWords::direction);
        choice(level, "network.level", LEVELS, 50, Quantities::percent);
        choice(minutes, "network.minutes", MINUTES, 30, m -> translate("shell.minutes", m));
        choice(
                reason,
                "network.reason",
                REASONS,
                "TRANSFORMER",
                r -> translate("curtailment.reason-" + r.toLowerCase(java.util.Locale.ROOT)));
        words(reasonText, "network.reason-text-hint");
        words(triedFirst, "network.tried-first-hint");
        estimate.say("idle", translate("network.choose-area"), translate("network.last-resort"));
        area.addValueChangeListener(_ -> presenter.weigh(this, wish()));
        direction.addValueChangeListener(_ -> presenter.weigh(this, wish()));
        level.addValueChangeListener(_ -> presenter.weigh(this, wish()));
        minutes.addValueChangeListener(_ -> presenter.weigh(this, wish()));
        var issue = new Button(translate("network.issue"), _ -> confirm());
        issue.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        actions(issue);
        var form = new Div(area, direction, level, minutes, reason, reasonText, triedFirst);
        form.addClassName("form");
        content(new Panel("network.what-it-does", estimate), new Panel("network.order", form));
        presenter.open(this);
    }

    private static <T> void choice(
            Select<T> select,
            String key,
            List<T> items,
            T value,
            com.vaadin.flow.component.ItemLabelGenerator<T> words) {
        select.setLabel(translate(key));
        select.setItems(items);
        select.setItemLabelGenerator(words);
        select.setValue(value);
    }

    private static void words(TextArea text, String hintKey) {
        text.setHelperText(translate(hintKey));
        text.setRequiredIndicatorVisible(true);
        text.setMaxLength(1000);
        text.addClassName("whole");
    }

    private Wish wish() {
        return new Wish(
                area.getValue() == null ? "" : area.getValue().id(),
                level.getValue(),
                direction.getValue(),
                minutes.getValue(),
                reason.getValue(),
                reasonText.getValue(),
                triedFirst.getValue());
    }

    private boolean isExport() {
        return Limit.EXPORT.equals(direction.getValue());
    }

    private void confirm() {
        var wish = wish();
        if (presenter.complete(this, wish)) {
            Consequence.ask(
                    isExport() ? "network.confirm-export" : "network.confirm",
                    () -> presenter.issue(this, wish),
                    area.getValue().name(),
                    Quantities.percent(wish.levelPercent()),
                    wish.minutes());
        }
    }

    @Override
    public void areas(List<Area> areas) {
        area.setItems(areas);
    }

    @Override
    public void estimate(Estimate found) {
        if (found.chargers() == 0) {
            estimate.say(
                    "idle",
                    translate(isExport() ? "network.estimate-none-export" : "network.estimate-none"),
                    translate("network.estimate-none-text"));
            return;
        }
        if (found.protectedCount() > 0) {
            estimate.say(
                    "bad",
                    translate("network.estimate-floor", found.protectedCount()),
                    translate("network.estimate-floor-text"));
            return;
        }
        estimate.say(
                found.active() > 0 ? "limited" : "idle",
                translate(
                        isExport() ? "network.estimate-export" : "network.estimate",
                        found.chargers(),
                        found.active(),
                        Quantities.power(found.powerNowW()),
                        Quantities.power(found.expectedReliefW())),
                translate("network.estimate-rest", found.idle(), found.chargers() - found.connected()));
    }

    @Override
    public void missing(List<NewLimitPresenter.Field> fields) {
        Map<NewLimitPresenter.Field, HasValidation> inputs = Map.of(
                NewLimitPresenter.Field.AREA, area,
                NewLimitPresenter.Field.REASON_TEXT, reasonText,
                NewLimitPresenter.Field.TRIED_FIRST, triedFirst);
        inputs.forEach((field, input) -> {
            input.setErrorMessage(translate("network.needed"));
            input.setInvalid(fields.contains(field));
        });
        if (!fields.isEmpty()
                && inputs.get(fields.getFirst()) instanceof com.vaadin.flow.component.Focusable<?> first) {
            first.focus();
        }
    }

    @Override
    public void issued(Limit limit) {
        getUI().ifPresent(ui -> ui.navigate("network/limits/" + limit.id()));
    }

    @Override
    public void trouble(ServiceProblem problem) {
        Tell.problem(problem);
    }
}
