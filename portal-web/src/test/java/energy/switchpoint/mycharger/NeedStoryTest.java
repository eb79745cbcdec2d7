package energy.switchpoint.mycharger;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.clients.GatewayClient.EnergyNeed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** R030: whether the car will be ready, and what to do when not. */
class NeedStoryTest {

    private static final Instant SEVEN = Instant.parse("2027-03-02T07:00:00Z");
    private static final Instant THREE = Instant.parse("2027-03-02T03:00:00Z");

    @Test
    void aProgrammeThatGivesEnoughIsSaidToBeInTimeAndWhen() {
        var story = NeedStory.of(need(5_000, 30_000, THREE, 30_000, THREE));

        assertThat(story.tone()).isEqualTo("good");
        assertThat(story.what().key()).isEqualTo("mycharger.need-in-time");
        assertThat(story.what().arguments()).containsExactly("20.0\u00a0kWh", THREE);
        assertThat(story.why()).extracting(m -> m.key()).containsExactly("mycharger.need-leaving");
    }

    @Test
    void aProgrammeThatGivesTooLittleIsSaidWithWhatHelpsWhileItHelps() {
        var story = NeedStory.of(need(5_000, 6_000, null, 6_000, THREE));

        assertThat(story.tone()).isEqualTo("limited");
        assertThat(story.what().arguments())
                .as("with what is in already")
                .containsExactly("11.0\u00a0kWh", "20.0\u00a0kWh");
        assertThat(story.why().getLast().key()).isEqualTo("mycharger.need-latest");
        assertThat(story.why().getLast().arguments()).containsExactly(THREE);
    }

    @Test
    void whatNothingHelpsAnyMoreIsSaid() {
        var story = NeedStory.of(need(0, 6_000, null, 6_000, null));

        assertThat(story.why().getLast().key()).isEqualTo("mycharger.need-too-late");
    }

    @Test
    void aLossOfContactThatWouldCostTheEnergyIsToldBeforehand() {
        var story = NeedStory.of(need(5_000, 30_000, THREE, 2_000, THREE));

        assertThat(story.tone()).isEqualTo("limited");
        assertThat(story.why().getLast().key()).isEqualTo("mycharger.need-silent");
        assertThat(story.why().getLast().arguments()).containsExactly("7.0\u00a0kWh");
    }

    @Test
    void whatIsInTheCarIsNotPromisedAgain() {
        var story = NeedStory.of(need(21_000, 30_000, THREE, 30_000, THREE));

        assertThat(story.what().key()).isEqualTo("mycharger.need-met");
    }

    /** 20 kWh by seven. */
    static EnergyNeed need(
            long charged, long expected, @Nullable Instant metAt, long ifSilent, @Nullable Instant latestStart) {
        var remaining = Math.max(0, 20_000 - charged);
        return new EnergyNeed(
                20_000,
                SEVEN,
                7_000L,
                charged,
                remaining,
                expected,
                metAt,
                metAt == null,
                ifSilent,
                ifSilent < remaining,
                latestStart);
    }
}
