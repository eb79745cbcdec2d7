package energy.switchpoint.twins.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

    final Pace pace = new Pace(Duration.ofMillis(20));

    @Test
    void aFewHaveTheirTurnAtOnce() {
        assertThat(IntStream.range(0, 50).mapToObj(_ -> pace.turn(NOON))).allMatch(NOON::equals);
    }

    @Test
    void aRegionThatComesBackAtOnceIsSpreadAndNobodyIsForgotten() {
        var turns = IntStream.range(0, 10_000).mapToObj(_ -> pace.turn(NOON)).toList();

        assertThat(turns).isSorted();
        assertThat(turns.getLast()).isEqualTo(NOON.plusSeconds(199));
        assertThat(turns.stream()
                        .filter(t -> t.getEpochSecond() == NOON.plusSeconds(60).getEpochSecond()))
                .hasSize(50);
    }

    @Test
    void whoComesLaterFindsTheWayFreeAgain() {
        IntStream.range(0, 10_000).forEach(_ -> pace.turn(NOON));

        var later = NOON.plusSeconds(300);
        assertThat(pace.turn(later)).isEqualTo(later);
    }
}
