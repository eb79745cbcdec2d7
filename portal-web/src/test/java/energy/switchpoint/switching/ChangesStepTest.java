package energy.switchpoint.switching;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import energy.switchpoint.clients.Named;
import energy.switchpoint.clients.SwitchingClient.Preview;
import energy.switchpoint.clients.SwitchingClient.PurposeDifference;
import energy.switchpoint.pieces.ViewTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangesStepTest extends ViewTest {

    private static final Preview PREVIEW = new Preview(
            null,
            new Named("north-charge", "North Charge"),
            new Named("south-charge", "South Charge"),
            null,
            List.of(purpose("OPERATE_CHARGER", true, true), purpose("MARKETING", false, false)),
            null,
            null,
            null);

    private final Map<String, Boolean> answers = new HashMap<>();

    @Test
    void eachPurposeIsAskedByItselfAndNoneIsTicked() {
        var step = step();

        assertThat(find(RadioButtonGroup.class, step).all())
                .hasSize(2)
                .allSatisfy(question -> assertThat(question.getValue()).isNull());
        assertThat(read(step)).contains("North Charge has this now", "North Charge does not have this now");
    }

    @Test
    void goingOnWithoutAnAnswerLeadsToTheQuestion() {
        var step = step();

        goOn(step);

        assertThat(answers).isEmpty();
        assertThat(find(RadioButtonGroup.class, step).all())
                .allSatisfy(question -> assertThat(question.isInvalid()).isTrue());
        assertThat(read(step)).contains("Before you can go on");
    }

    @Test
    void aNoToWhatIsNeededIsExplained() {
        var step = step();

        answer(step, 0, false);
        answer(step, 1, false);
        goOn(step);

        assertThat(answers).isEmpty();
        assertThat(read(step)).contains("is needed to run your charger");
    }

    @Test
    void aNoToMarketingIsNoHindrance() {
        var step = step();

        answer(step, 0, true);
        answer(step, 1, false);
        goOn(step);

        assertThat(answers).containsExactlyInAnyOrderEntriesOf(Map.of("OPERATE_CHARGER", true, "MARKETING", false));
    }

    private ChangesStep step() {
        return shown(new ChangesStep(PREVIEW, Draft.begin("c").to("south-charge"), answers::putAll, () -> {}));
    }

    @SuppressWarnings("unchecked")
    private void answer(ChangesStep step, int question, boolean yes) {
        ((RadioButtonGroup<Boolean>) find(RadioButtonGroup.class, step).all().get(question)).setValue(yes);
    }

    private void goOn(ChangesStep step) {
        test(find(Button.class, step).withText("Go on").single()).click();
    }

    private static PurposeDifference purpose(String purpose, boolean required, boolean given) {
        return new PurposeDifference(purpose, purpose, 1, "What for", List.of("meter readings"), required, given);
    }
}
