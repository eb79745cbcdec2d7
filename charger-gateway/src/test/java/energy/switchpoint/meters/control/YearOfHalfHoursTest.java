package energy.switchpoint.meters.control;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.meters.entity.HalfHourReading;
import energy.switchpoint.sessions.control.History;
import energy.switchpoint.sessions.entity.HistoryView;
import energy.switchpoint.sessions.entity.Interval;
import energy.switchpoint.testing.GatewayDatabaseForTests;
import energy.switchpoint.testing.SteppingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * One household's year out of many. Twenty households unless {@code -Dswitchpoint.test.households} says more; the figure it
 * prints goes into {@code docs/performance.md}, and only the rows are asserted.
 */
class YearOfHalfHoursTest {

    static final int HOUSEHOLDS = Integer.getInteger("switchpoint.test.households", 20);
    static final Instant START = Instant.parse("2027-01-01T00:00:00Z");
    static final Instant END = Instant.parse("2028-01-01T00:00:00Z");
    static final int IN_A_YEAR = 365 * 48;
    static final int RUNS = 11;
    static final int WARM_UP = 5;

    final GatewayDatabaseForTests database = new GatewayDatabaseForTests();
    final List<UUID> households = new ArrayList<>();

    @Test
    void aYearOfOneHouseholdIsReadWholeAndInOrder() {
        seed();
        var halfHours = new HalfHours(new History(database.sql()), new SteppingClock(END));

        var millis = new ArrayList<Long>();
        for (int run = -WARM_UP; run < RUNS; run++) {
            var household = households.get(Math.floorMod(run * 7, HOUSEHOLDS));
            var read = new ArrayList<HalfHourReading>();
            var before = System.nanoTime();
            halfHours.read(household, new Interval(START, END), new HistoryView.Owner(), read::add);
            var took = Duration.ofNanos(System.nanoTime() - before).toMillis();
            if (run >= 0) {
                millis.add(took);
            }
            assertThat(read).hasSize(IN_A_YEAR);
            assertThat(read.getFirst().from()).isEqualTo(START);
            assertThat(read).isSortedAccordingTo((a, b) -> a.from().compareTo(b.from()));
            assertThat(read.stream().mapToLong(HalfHourReading::energyWh).sum()).isEqualTo(expectedWh());
        }

        System.out.println("A year of half-hours, one of %d households: median %d ms of %s"
                .formatted(HOUSEHOLDS, millis.stream().sorted().toList().get(RUNS / 2), millis));
    }

    private void seed() {
        var sql = database.sql();
        sql.update("call age_partitions('half_hour', '2028-01-01', '2026-12-01')");
        for (int i = 0; i < HOUSEHOLDS; i++) {
            var id = database.device("year-" + i);
            households.add(id);
            sql.update("""
                    insert into half_hour (chargepoint_id, starts_at, energy_wh, quality)
                    select ?, ? + interval (seq * 30) minute, mod(seq, 7), if(mod(seq, 50) = 0, 'ESTIMATED', 'MEASURED')
                    from seq_0_to_%d""".formatted(IN_A_YEAR - 1), id, START);
        }
    }

    private static long expectedWh() {
        long sum = 0;
        for (int seq = 0; seq < IN_A_YEAR; seq++) {
            sum += seq % 7;
        }
        return sum;
    }
}
