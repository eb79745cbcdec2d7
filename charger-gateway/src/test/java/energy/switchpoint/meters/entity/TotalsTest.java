package energy.switchpoint.meters.entity;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.meters.entity.Totals.By;
import energy.switchpoint.meters.entity.Totals.Total;
import energy.switchpoint.sessions.entity.HalfHour.Quality;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TotalsTest {

    static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void aLocalDayHasAsManyHalfHoursAsItsClocksShow() {
        var totals = filled(By.DAY, "2026-03-28T00:00:00Z", "2026-03-30T23:00:00Z");

        assertThat(totals.all()).extracting(Total::halfHours).containsExactly(48, 46, 48);
        assertThat(filled(By.DAY, "2026-10-23T23:00:00Z", "2026-10-27T00:00:00Z")
                        .all())
                .extracting(Total::halfHours)
                .containsExactly(48, 50, 48);
    }

    @Test
    void aMonthBeginsAtItsLocalMidnight() {
        var totals = filled(By.MONTH, "2026-06-30T22:00:00Z", "2026-07-31T23:00:00Z");

        assertThat(totals.all())
                .extracting(Total::from, Total::halfHours, Total::energyWh)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(LocalDate.parse("2026-06-01"), 2, 20L),
                        org.assertj.core.groups.Tuple.tuple(LocalDate.parse("2026-07-01"), 31 * 48, 31 * 480L));
    }

    @Test
    void whatIsEstimatedAndWhatIsMissingIsCounted() {
        var totals = new Totals(By.DAY, LONDON);
        var noon = Instant.parse("2026-01-05T12:00:00Z");
        totals.add(new HalfHourReading(noon, 500L, Quality.MEASURED));
        totals.add(new HalfHourReading(noon.plusSeconds(1800), 300L, Quality.ESTIMATED));
        totals.add(new HalfHourReading(noon.plusSeconds(3600), null, Quality.MISSING));

        assertThat(totals.all()).containsExactly(new Total(LocalDate.parse("2026-01-05"), 800, 3, 1, 1));
    }

    private static Totals filled(By by, String from, String until) {
        var totals = new Totals(by, LONDON);
        for (var at = Instant.parse(from); at.isBefore(Instant.parse(until)); at = at.plusSeconds(1800)) {
            totals.add(new HalfHourReading(at, 10L, Quality.MEASURED));
        }
        return totals;
    }
}
