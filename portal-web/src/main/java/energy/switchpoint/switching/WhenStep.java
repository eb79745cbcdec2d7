package energy.switchpoint.switching;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import energy.switchpoint.clients.SwitchingClient.Preview;
import energy.switchpoint.pieces.Clocks;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Step 3: when, and what becomes of the charging history. */
class WhenStep extends Div {

    private final RadioButtonGroup<Boolean> soon = new RadioButtonGroup<>(translate("switching.when"));
    private final DatePicker date = new DatePicker(translate("switching.date"));
    private final RadioButtonGroup<String> history = new RadioButtonGroup<>(translate("switching.history"));
    private final Faults faults = new Faults();

    WhenStep(Preview preview, Draft draft, BiConsumer<@Nullable LocalDate, String> next, Runnable back) {
        addClassName("page-body");
        soon.setId("when");
        soon.setItems(true, false);
        soon.setItemLabelGenerator(yes -> translate(yes ? "switching.soon" : "switching.on-date"));
        soon.setValue(draft.soon());
        date.setId("date");
        date.setLocale(Locale.UK);
        date.setMin(preview.earliest());
        date.setMax(preview.latest());
        date.setValue(draft.date());
        date.setHelperText(
                preview.latest() == null ? "" : translate("switching.date-help", Clocks.day(preview.latest())));
        date.setVisible(Boolean.FALSE.equals(draft.soon()));
        soon.addValueChangeListener(event -> date.setVisible(Boolean.FALSE.equals(event.getValue())));
        history.setId("history");
        history.setItems("SEAL", "ERASE");
        history.setItemLabelGenerator(choice -> translate("switching.history." + choice));
        history.setValue(draft.history());
        var when = new Section(new H2(translate("switching.wizard.WHEN")), objection(preview), soon, date);
        when.addClassName("panel");
        var past = new Section(
                new H2(translate("switching.history-title")),
                new Paragraph(translate("switching.history-text")),
                history);
        past.addClassName("panel");
        add(faults, when, past, new WizardButtons(translate("switching.go-on"), () -> answer(next), back));
    }

    private static Paragraph objection(Preview preview) {
        return new Paragraph(
                preview.losing() == null || preview.objectionUntil() == null
                        ? translate("switching.no-objection")
                        : translate(
                                "switching.objection-until",
                                preview.losing().name(),
                                Clocks.moment(preview.objectionUntil())));
    }

    private void answer(BiConsumer<@Nullable LocalDate, String> next) {
        faults.clear();
        soon.setInvalid(false);
        history.setInvalid(false);
        if (soon.getValue() == null) {
            faults.add(translate("switching.when-missing"), soon);
        } else if (!soon.getValue() && !isDateRight()) {
            faults.add(translate("switching.date-wrong"), date);
        }
        if (history.getValue() == null) {
            faults.add(translate("switching.history-missing"), history);
        }
        if (faults.isEmpty()) {
            next.accept(Boolean.TRUE.equals(soon.getValue()) ? null : date.getValue(), history.getValue());
        } else {
            faults.show();
        }
    }

    private boolean isDateRight() {
        var day = date.getValue();
        return day != null
                && (date.getMin() == null || !day.isBefore(date.getMin()))
                && (date.getMax() == null || !day.isAfter(date.getMax()));
    }
}
