package energy.switchpoint.sessions.entity;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.sessions.entity.HalfHour.Quality;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HalfHourTest {

    static final Instant NINE = Instant.parse("2027-03-01T09:00:00Z");

    @Test
    void energyIsSharedOutByTimeOverTheHalfHoursItFellIn() {
        var shares =
                HalfHour.between(reading(NINE.plusSeconds(20 * 60), 1000), reading(NINE.plusSeconds(50 * 60), 1300));

        assertThat(shares)
                .containsExactly(
                        new HalfHour(NINE, 100, Quality.MEASURED),
                        new HalfHour(NINE.plusSeconds(1800), 200, Quality.MEASURED));
    }

    @Test
    void aGapWithoutReadingsIsMarkedAsEstimated() {
        var shares = HalfHour.between(reading(NINE, 0), reading(NINE.plus(Duration.ofHours(2)), 400));

        assertThat(shares).hasSize(4).allMatch(h -> h.quality() == Quality.ESTIMATED && h.energyWh() == 100);
    }

    @Test
    void aClockFarAheadDoesNotMakeARowForEveryHalfHourUntilThen() {
        var far = Instant.parse("9999-12-31T23:59:00Z");

        assertThat(HalfHour.between(reading(NINE, 100), reading(far, 900)))
                .containsExactly(new HalfHour(Instant.parse("9999-12-31T23:30:00Z"), 800, Quality.ESTIMATED));
    }

    @Test
    void nothingIsLostAndNothingMadeUp() {
        var random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            var from = NINE.plusMillis(random.nextLong(100_000_000));
            var energy = random.nextLong(50_000);

            var shares = HalfHour.between(
                    reading(from, 7), reading(from.plusMillis(1 + random.nextLong(20_000_000)), 7 + energy));

            assertThat(shares.stream().mapToLong(HalfHour::energyWh).sum()).isEqualTo(energy);
            assertThat(shares).allMatch(h -> h.energyWh() > 0);
        }
    }

    @Test
    void aFirstReadingAnOlderOneAndANewMeterGiveNoEnergy() {
        assertThat(HalfHour.between(null, reading(NINE, 5000))).isEmpty();
        assertThat(HalfHour.between(reading(NINE, 100), reading(NINE.minusSeconds(1), 200)))
                .isEmpty();
        assertThat(HalfHour.between(reading(NINE, 100), reading(NINE.plusSeconds(60), 3)))
                .isEmpty();
    }

    private static RegisterReading reading(Instant at, long wh) {
        return new RegisterReading(at, wh);
    }
}
