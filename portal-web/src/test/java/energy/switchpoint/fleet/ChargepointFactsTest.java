package energy.switchpoint.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.clients.GatewayClient.ClockState;
import energy.switchpoint.clients.GatewayClient.Control;
import energy.switchpoint.clients.GatewayClient.Issuer;
import energy.switchpoint.clients.GatewayClient.Level;
import energy.switchpoint.clients.GatewayClient.LossPolicy;
import energy.switchpoint.clients.GatewayClient.Managed;
import energy.switchpoint.clients.GatewayClient.Obedience;
import energy.switchpoint.clients.GatewayClient.Outranked;
import energy.switchpoint.clients.GatewayClient.Silent;
import energy.switchpoint.clients.GatewayClient.Stages;
import energy.switchpoint.clients.GatewayClient.Twin;
import energy.switchpoint.pieces.StateSentence;
import energy.switchpoint.pieces.ViewTest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChargepointFactsTest extends ViewTest {

    private static final Instant THEN = Instant.parse("2026-03-02T18:02:07Z");

    private final StateSentence sentence = new StateSentence();

    @Test
    void aNetworksLimitIsSaidWithItsLevelItsEndAndItsReason() {
        shown(sentence);

        ChargepointFacts.say(sentence, twin(true, "SUPPLY_LIMIT", managed(5L, null, null, null)));

        assertThat(sentence.getElement().getAttribute("tone")).isEqualTo("limited");
        assertThat(read(sentence)).contains("Northshire limits it to 30\u00a0% until", ": transformer.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUPPLY_LIMIT", "HOLD", "OVERRIDE", "COMMANDED_STATE", "CALENDAR", "DEFAULT_MODE"})
    void everyKindOfControlHasWords(String kind) {
        shown(sentence);

        ChargepointFacts.say(sentence, twin(true, kind, managed(5L, null, null, null)));

        assertThat(read(sentence)).doesNotContain("!", "{").contains("30\u00a0%");
    }

    @Test
    void aChargerThatNobodyHearsIsToldAsForeseen() {
        shown(sentence);
        var silent = new Silent(THEN, 100, "it keeps its programme", null);

        ChargepointFacts.say(sentence, twin(false, "CALENDAR", managed(5L, null, null, silent)));

        assertThat(read(sentence))
                .contains("Offline since", "As foreseen it is at 100\u00a0%: it keeps its programme.");
    }

    @Test
    void aChargerThatDoesNotFollowIsSaidToWhileItStillLooksWell() {
        shown(sentence);
        var twin = twin(true, "CALENDAR", managed(5L, null, THEN, null));

        ChargepointFacts.say(sentence, twin);

        assertThat(sentence.getElement().getAttribute("tone")).isEqualTo("bad");
        assertThat(read(shown(ChargepointFacts.now(twin)))).contains("Does not follow", "takes 16 A");
    }

    @Test
    void whatWasAskedForAcceptedAndSeenStandSideBySide() {
        var facts = shown(ChargepointFacts.now(twin(true, "CALENDAR", managed(5L, null, null, null))));

        assertThat(read(facts))
                .contains("Level asked for30\u00a0% at", "Accepted by the device30\u00a0% at")
                .contains("Seen to follow30\u00a0% at", "by the schedule it reports")
                .contains("Does not count now", "North Charge: 40\u00a0% until further notice; a limit is stricter.")
                .contains("If it loses contactAfter 60 minutes: goes over to the default hours");
    }

    @Test
    void aClockIsRightAheadOrBehindAndNeverMinusNought() {
        assertThat(TwinWords.clock(new ClockState(-2L, 10_000, null))).isEqualTo("Right");
        assertThat(TwinWords.clock(new ClockState(-2_500L, 10_000, null))).isEqualTo("2.5 s behind");
        assertThat(TwinWords.clock(new ClockState(12_500L, 10_000, THEN)))
                .startsWith("12.5 s ahead: more than the 10 s allowed, since");
    }

    private static Managed managed(
            long clockOffsetMs, @Nullable Instant clockWrong, @Nullable Instant disobeys, @Nullable Silent silent) {
        return new Managed(
                List.of(new Outranked(
                        "COMMANDED_STATE", new Issuer("CPO", "n", "North Charge"), 40, null, "a limit is stricter")),
                new Stages(THEN, THEN, THEN, "COMPOSITE_SCHEDULE"),
                "SMART_CHARGING",
                null,
                new Obedience(disobeys, 1, disobeys == null ? null : "takes 16 A"),
                new ClockState(clockOffsetMs, 10_000, clockWrong),
                silent,
                new LossPolicy("DEFAULT_MODE", 3_600, true));
    }

    private static Twin twin(boolean connected, String kind, Managed managed) {
        return new Twin(
                "c",
                "SP-1",
                "Home",
                "2.0.1",
                connected,
                THEN,
                THEN,
                "CHARGING",
                0L,
                null,
                2_200,
                new Level(30, 2_200, 30, 30, 30),
                new Control(kind, new Issuer("DSO", "n", "Northshire"), "transformer", THEN, THEN, 0, null),
                null,
                null,
                null,
                null,
                "DEVICE",
                THEN,
                managed);
    }
}
