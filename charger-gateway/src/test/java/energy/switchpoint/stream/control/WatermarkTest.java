package energy.switchpoint.stream.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatermarkTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

    @Test
    void numbersWithoutGapsAreReachedAtOnce() {
        var mark = new Watermark(4);

        mark.see(List.of(5L, 6L, 7L), NOON);

        assertThat(mark.reached()).isEqualTo(7);
    }

    @Test
    void aGapIsWaitedForUntilItsTransactionCommits() {
        var mark = new Watermark(4);

        mark.see(List.of(5L, 7L), NOON);
        assertThat(mark.reached()).isEqualTo(5);

        mark.see(List.of(6L, 7L), NOON.plusSeconds(1));
        assertThat(mark.reached()).isEqualTo(7);
    }

    @Test
    void aGapThatStaysIsOfATransactionRolledBackAndIsPassed() {
        var mark = new Watermark(4);

        mark.see(List.of(7L, 8L, 10L), NOON);
        assertThat(mark.reached()).isEqualTo(4);

        mark.see(List.of(7L, 8L, 10L), NOON.plusSeconds(4));
        assertThat(mark.reached()).as("the next gap is waited for anew").isEqualTo(8);
    }
}
