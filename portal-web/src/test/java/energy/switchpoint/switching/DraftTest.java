package energy.switchpoint.switching;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.clients.SwitchingClient.Decision;
import energy.switchpoint.clients.SwitchingClient.PurposeDifference;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DraftTest {

    private static final PurposeDifference OPERATE = purpose("OPERATE_CHARGER", true);
    private static final PurposeDifference OFFERS = purpose("MARKETING", false);

    @Test
    void aBrowserThatDisappearsLosesNothingDecided() {
        var draft = Draft.begin("c")
                .to("south-charge")
                .answering(Map.of("OPERATE_CHARGER", true, "MARKETING", false))
                .on(LocalDate.of(2027, 3, 9), "ERASE");

        assertThat(Draft.of("c", draft.parameters())).isEqualTo(draft);
    }

    @Test
    void noPurposeIsAnsweredBeforehand() {
        var draft = Draft.begin("c").to("south-charge");

        assertThat(draft.answers()).isEmpty();
        assertThat(draft.answersAll(List.of(OPERATE, OFFERS))).isFalse();
    }

    @Test
    void aNoToWhatIsNeededIsNoAnswerToGoOnWith() {
        var draft = Draft.begin("c").to("south-charge");

        assertThat(draft.answering(Map.of("OPERATE_CHARGER", false, "MARKETING", true))
                        .answersAll(List.of(OPERATE, OFFERS)))
                .isFalse();
        assertThat(draft.answering(Map.of("OPERATE_CHARGER", true, "MARKETING", false))
                        .answersAll(List.of(OPERATE, OFFERS)))
                .isTrue();
    }

    @Test
    void anotherOperatorIsAskedAnew() {
        var first = Draft.begin("c").to("south-charge").answering(Map.of("OPERATE_CHARGER", true));
        var second = first.to("green-mile");

        assertThat(second.answers()).isEmpty();
        assertThat(second.key()).isNotEqualTo(first.key());
        assertThat(second.step()).isEqualTo(Draft.Step.CHANGES);
    }

    @Test
    void aChangedWishIsAnotherRequest() {
        var soon = Draft.begin("c").to("south-charge").on(null, "SEAL");
        var later = soon.on(LocalDate.of(2027, 3, 9), "SEAL");

        assertThat(later.key()).isNotEqualTo(soon.key());
    }

    @Test
    void anAddressThatMakesNoSenseStartsWhereSenseEnds() {
        assertThat(Draft.of("c", Map.of("step", "4")).step()).isEqualTo(Draft.Step.COMPARE);
        assertThat(Draft.of("c", Map.of("step", "4", "to", "south-charge", "when", "soon"))
                        .step())
                .isEqualTo(Draft.Step.WHEN);
        assertThat(Draft.of("c", Map.of("step", "9", "when", "tomorrow-ish")).soon())
                .isNull();
    }

    @Test
    void theWishSaysYesOnlyWhereThePersonDid() {
        var wish = Draft.begin("c")
                .to("south-charge")
                .answering(Map.of("OPERATE_CHARGER", true, "MARKETING", false))
                .on(null, "SEAL")
                .wish(List.of(OPERATE, OFFERS));

        assertThat(wish.date()).isNull();
        assertThat(wish.consents())
                .containsExactly(new Decision("OPERATE_CHARGER", 3, true), new Decision("MARKETING", 3, false));
    }

    private static PurposeDifference purpose(String purpose, boolean required) {
        return new PurposeDifference(purpose, purpose, 3, null, null, required, false);
    }
}
