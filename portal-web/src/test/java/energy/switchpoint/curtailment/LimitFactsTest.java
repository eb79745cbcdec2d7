package energy.switchpoint.curtailment;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.clients.Named;
import energy.switchpoint.pieces.ViewTest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LimitFactsTest extends ViewTest {

    private static final Instant THEN = Instant.parse("2026-03-02T18:02:00Z");

    @Test
    void aLimitOnWhatChargersTakeSaysSo() {
        var facts = shown(new LimitFacts());

        facts.show(limit(Limit.IMPORT, 2_200L));

        assertThat(read(facts))
                .contains(
                        "Northshire limits chargers in Mill Lane to 30\u00a0% until",
                        "What is limitedWhat chargers take");
    }

    @Test
    void aLimitOnWhatTheyGiveBackIsNotMistakenForOneOnWhatTheyTake() {
        var facts = shown(new LimitFacts());

        facts.show(limit(Limit.EXPORT, 2_200L));

        assertThat(read(facts))
                .contains("Northshire limits what chargers in Mill Lane give back to 30\u00a0% until")
                .contains("What is limitedWhat chargers give back");
    }

    @Test
    void beforeAndAfterAreToldOnce() {
        var facts = shown(new LimitFacts());

        facts.show(limit(Limit.IMPORT, 2_200L));

        assertThat(read(facts)).containsOnlyOnce("3.6\u00a0kW").containsOnlyOnce("2.2\u00a0kW");
    }

    @Test
    void whatIsNotMeasuredYetIsSaidNotToBeKnown() {
        var facts = shown(new LimitFacts());

        facts.show(limit(Limit.IMPORT, null));

        assertThat(read(facts)).contains("Before3.6\u00a0kW", "Afternot yet known");
    }

    @Test
    void aLimitThatReachedOnlyIdleChargersIsNotSaidToHaveHelped() {
        var facts = shown(new LimitFacts());

        facts.show(limit(Limit.IMPORT, 0L, 0));

        assertThat(read(facts)).contains("there was nothing to relieve").doesNotContain("Verified by");
    }

    private static Limit limit(String direction, @Nullable Long after) {
        return limit(direction, after, 1);
    }

    private static Limit limit(String direction, @Nullable Long after, int obeyed) {
        return new Limit(
                "l",
                new Named("n", "Northshire"),
                new Named("f", "Mill Lane"),
                30,
                "TRANSFORMER",
                "118 % of its rating",
                "Flexibility",
                THEN,
                THEN.plusSeconds(3_600),
                null,
                "ACTIVE",
                2,
                1,
                obeyed,
                1 - obeyed,
                1,
                0,
                3_600,
                after,
                1_400L,
                "VERIFIED",
                1,
                direction);
    }
}
