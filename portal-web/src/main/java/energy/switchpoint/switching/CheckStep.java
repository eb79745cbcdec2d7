package energy.switchpoint.switching;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import energy.switchpoint.clients.SwitchingClient.Preview;
import energy.switchpoint.clients.SwitchingClient.PurposeDifference;
import energy.switchpoint.pieces.Clocks;
import energy.switchpoint.pieces.Facts;
import java.util.List;
import java.util.stream.Collectors;

/** Step 4: everything once more, and the one click that asks for the switch. */
class CheckStep extends Div {

    CheckStep(Preview preview, Draft draft, Runnable confirm, Runnable back) {
        addClassName("page-body");
        var faults = new Faults();
        var terms = new Checkbox(translate("switching.terms", preview.gaining().name()));
        terms.setId("terms");
        var summary = new Section(new H2(translate("switching.wizard.CHECK")), facts(preview, draft));
        summary.addClassName("panel");
        var safe = new Paragraph(translate("switching.safe"));
        safe.addClassName("hint");
        add(faults, summary, terms, safe);
        add(new WizardButtons(
                translate("switching.confirm", preview.gaining().name()),
                () -> {
                    faults.clear();
                    terms.setInvalid(false);
                    if (Boolean.TRUE.equals(terms.getValue())) {
                        confirm.run();
                    } else {
                        faults.add(translate("switching.terms-missing"), terms);
                        faults.show();
                    }
                },
                back));
    }

    private static Facts facts(Preview preview, Draft draft) {
        var purposes = preview.consentDifference() == null ? List.<PurposeDifference>of() : preview.consentDifference();
        var facts = new Facts();
        if (preview.chargepoint() != null) {
            facts.fact(
                    translate("switching.charger"),
                    String.valueOf(preview.chargepoint().label()));
        }
        return facts.fact(
                        translate("switching.from"),
                        preview.losing() == null
                                ? translate("switching.nobody")
                                : preview.losing().name())
                .fact(translate("switching.to"), preview.gaining().name())
                .fact(
                        translate("switching.when"),
                        draft.date() == null ? translate("switching.soon") : Clocks.day(draft.date()))
                .fact(translate("switching.history-title"), translate("switching.history." + draft.history()))
                .fact(translate("switching.agreed"), titles(purposes, draft, true))
                .fact(translate("switching.declined"), titles(purposes, draft, false));
    }

    private static String titles(List<PurposeDifference> purposes, Draft draft, boolean agreed) {
        var titles = purposes.stream()
                .filter(p -> Boolean.TRUE.equals(draft.answers().get(p.purpose())) == agreed)
                .map(PurposeDifference::title)
                .collect(Collectors.joining(", "));
        return titles.isEmpty() ? translate("switching.nothing") : titles;
    }
}
