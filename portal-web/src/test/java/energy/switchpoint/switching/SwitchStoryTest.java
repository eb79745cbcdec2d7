package energy.switchpoint.switching;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.clients.Named;
import energy.switchpoint.clients.SwitchingClient.ChargepointRef;
import energy.switchpoint.clients.SwitchingClient.Objection;
import energy.switchpoint.clients.SwitchingClient.Outcome;
import energy.switchpoint.clients.SwitchingClient.Step;
import energy.switchpoint.clients.SwitchingClient.Switch;
import energy.switchpoint.pieces.Message;
import energy.switchpoint.pieces.Timeline.Phase;
import energy.switchpoint.shell.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SwitchStoryTest {

    private static final Instant NINE = Instant.parse("2027-03-03T09:12:00Z");

    @ParameterizedTest
    @EnumSource
    void everyStateHasASentenceAReasonAndASteps(SwitchState state) {
        var story = SwitchStory.of(at(state, List.of(new Step(state.name(), NINE, "noted"))));

        assertThat(read(story.what())).doesNotContain("!").isNotBlank();
        assertThat(story.why())
                .isNotEmpty()
                .allSatisfy(why -> assertThat(read(why)).doesNotContain("!"));
        assertThat(story.chapters())
                .isNotEmpty()
                .allSatisfy(c -> assertThat(read(c.title())).doesNotContain("!"));
    }

    @Test
    void stepsDoneComeFirstThenTheOneNowThenThoseAhead() {
        var story = SwitchStory.of(at(
                SwitchState.HANDING_OVER,
                List.of(
                        new Step("REQUESTED", NINE, ""),
                        new Step("SCHEDULED", NINE, ""),
                        new Step("PREPARING", NINE, ""),
                        new Step("HANDING_OVER", NINE, ""))));

        assertThat(story.chapters())
                .extracting(SwitchStory.Chapter::phase)
                .containsExactly(Phase.DONE, Phase.DONE, Phase.DONE, Phase.NOW, Phase.NEXT, Phase.NEXT, Phase.NEXT);
    }

    @Test
    void aChargerThatDidNotComeBackIsPutBackInPlainWords() {
        var story = SwitchStory.of(at(SwitchState.ROLLING_BACK, List.of()));

        assertThat(story.tone()).isEqualTo("limited");
        assertThat(read(story.what()))
                .isEqualTo("The switch did not work, so we are putting the charger back to North Charge."
                        + " Charging carries on as programmed.");
        assertThat(story.chapters().getLast().phase()).isEqualTo(Phase.NEXT);
    }

    @Test
    void anObjectionIsToldWithItsReason() {
        var story = SwitchStory.of(at(SwitchState.OBJECTED, List.of()));

        assertThat(read(story.why().getFirst())).isEqualTo("Reason: the contract with it is still running. Until May");
    }

    private static Switch at(SwitchState state, List<Step> steps) {
        return new Switch(
                "s",
                new ChargepointRef("c", "Home"),
                new Named("north-charge", "North Charge"),
                new Named("south-charge", "South Charge"),
                state.name(),
                NINE,
                NINE,
                NINE,
                NINE,
                NINE,
                NINE,
                "SEAL",
                steps,
                new Objection("CONTRACT_TERM", "Until May", NINE),
                null,
                null,
                new Outcome("X", "It went so."),
                false,
                true,
                true,
                null,
                1);
    }

    private static String read(Message message) {
        return new Texts()
                .getTranslation(
                        message.key(),
                        Locale.UK,
                        message.arguments().stream()
                                .map(argument -> argument instanceof Message inner
                                        ? read(inner)
                                        : argument instanceof Instant at ? at.toString() : argument)
                                .toArray());
    }
}
