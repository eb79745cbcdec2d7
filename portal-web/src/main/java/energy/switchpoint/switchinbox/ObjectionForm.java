package energy.switchpoint.switchinbox;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import energy.switchpoint.pieces.Consequence;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** An objection takes a coded reason, an explanation for the household and evidence; none can be left out. */
class ObjectionForm extends Div {

    private static final List<String> CODES = List.of("CONTRACT_TERM", "DEBT", "NOT_OWNER", "SAFETY");

    private final Select<String> code = new Select<>();
    private final TextArea explanation = area("switchinbox.explanation", "switchinbox.explanation-hint");
    private final TextArea evidence = area("switchinbox.evidence", "switchinbox.evidence-hint");
    private final Consumer<Map<String, String>> object;

    /** @param object given the objection once it is whole and confirmed */
    ObjectionForm(Consumer<Map<String, String>> object) {
        this.object = object;
        addClassName("form");
        code.setLabel(translate("switchinbox.code"));
        code.setItems(CODES);
        code.setValue(CODES.getFirst());
        code.setItemLabelGenerator(SwitchWords::code);
        var button = new Button(translate("switchinbox.object"), _ -> confirm());
        button.addThemeVariants(ButtonVariant.LUMO_ERROR);
        add(code, explanation, evidence, button);
    }

    private static TextArea area(String key, String hint) {
        var area = new TextArea(translate(key));
        area.setHelperText(translate(hint));
        area.setRequiredIndicatorVisible(true);
        area.setErrorMessage(translate("switchinbox.needed"));
        area.setMaxLength(1000);
        area.addClassName("whole");
        return area;
    }

    private void confirm() {
        var missing = Stream.of(explanation, evidence)
                .filter(area -> area.getValue().isBlank())
                .toList();
        explanation.setInvalid(missing.contains(explanation));
        evidence.setInvalid(missing.contains(evidence));
        if (missing.isEmpty()) {
            Consequence.askTwice(
                    "switchinbox.confirm",
                    () -> object.accept(Map.of(
                            "code", code.getValue(),
                            "explanation", explanation.getValue(),
                            "evidence", evidence.getValue())));
        } else {
            missing.getFirst().focus();
        }
    }
}
