package energy.switchpoint.switching;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;

/** On and back, at the end of each step. */
class WizardButtons extends Div {

    WizardButtons(String nextText, Runnable next, Runnable back) {
        addClassName("row");
        var on = new Button(nextText, _ -> next.run());
        on.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var before = new Button(translate("switching.back"), _ -> back.run());
        before.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(on, before);
    }
}
