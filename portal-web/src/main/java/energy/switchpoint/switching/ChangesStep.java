package energy.switchpoint.switching;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import energy.switchpoint.clients.SwitchingClient.Preview;
import energy.switchpoint.clients.SwitchingClient.PurposeDifference;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Step 2: what changes. Each purpose gets its own yes or no, and none is chosen beforehand. */
class ChangesStep extends Div {

    private final Map<PurposeDifference, RadioButtonGroup<Boolean>> questions = new LinkedHashMap<>();
    private final Faults faults = new Faults();

    ChangesStep(Preview preview, Draft draft, Consumer<Map<String, Boolean>> next, Runnable back) {
        addClassName("page-body");
        var lead =
                new Paragraph(translate("switching.changes", preview.gaining().name()));
        lead.addClassName("lead");
        add(lead, faults, readiness(preview));
        var purposes = preview.consentDifference() == null ? List.<PurposeDifference>of() : preview.consentDifference();
        purposes.forEach(purpose -> add(question(preview, purpose, draft)));
        add(new WizardButtons(translate("switching.go-on"), () -> answer(next), back));
    }

    private static Section readiness(Preview preview) {
        var section = new Section(new H2(translate("switching.readiness")));
        section.addClassName("panel");
        var readiness = preview.readiness();
        if (readiness == null || readiness.sentences() == null) {
            return section;
        }
        section.add(new Paragraph(translate(readiness.ready() ? "switching.ready" : "switching.not-ready")));
        var list = new UnorderedList();
        list.addClassName("checks");
        readiness.sentences().forEach(sentence -> {
            var item = new ListItem(sentence.text());
            item.addClassName(sentence.ok() ? "ok" : "not-ok");
            list.add(item);
        });
        section.add(list);
        return section;
    }

    private Section question(Preview preview, PurposeDifference purpose, Draft draft) {
        var section = new Section(new H2(purpose.title()));
        section.addClassName("panel");
        if (purpose.text() != null) {
            section.add(new Paragraph(purpose.text()));
        }
        if (purpose.dataItems() != null && !purpose.dataItems().isEmpty()) {
            section.add(new Paragraph(translate("switching.data-items", String.join(", ", purpose.dataItems()))));
        }
        var now = new Paragraph(difference(preview, purpose));
        now.addClassName("hint");
        var choice = new RadioButtonGroup<Boolean>(
                translate("switching.may", preview.gaining().name()));
        choice.setItems(true, false);
        choice.setItemLabelGenerator(yes -> translate(yes ? "switching.yes" : "switching.no"));
        choice.setValue(draft.answers().get(purpose.purpose()));
        choice.setId("purpose-" + purpose.purpose());
        questions.put(purpose, choice);
        section.add(now, choice);
        return section;
    }

    private static String difference(Preview preview, PurposeDifference purpose) {
        var losing = preview.losing() == null ? "" : preview.losing().name();
        var before = losing.isEmpty()
                ? ""
                : translate(purpose.nowGivenToLosing() ? "switching.given-now" : "switching.not-given-now", losing)
                        + " ";
        return before + translate(purpose.required() ? "switching.required" : "switching.optional");
    }

    private void answer(Consumer<Map<String, Boolean>> next) {
        faults.clear();
        var answers = new HashMap<String, Boolean>();
        questions.forEach((purpose, choice) -> {
            var yes = choice.getValue();
            choice.setInvalid(false);
            if (yes == null) {
                faults.add(translate("switching.unanswered", purpose.title()), choice);
            } else if (purpose.required() && !yes) {
                faults.add(translate("switching.needs-yes", purpose.title()), choice);
            } else {
                answers.put(purpose.purpose(), yes);
            }
        });
        if (faults.isEmpty()) {
            next.accept(answers);
        } else {
            faults.show();
        }
    }
}
