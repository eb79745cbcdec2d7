package energy.switchpoint.sessions.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A charger that tells its meter each second is counted as one that tells it each minute (R022). */
class SampleRateTest {

    static final Instant NINE = Instant.parse("2027-03-01T09:00:00Z");
    static final int HOURS = 5;
    static final int CHARGES = 200;

    @Test
    void halfHoursAreTheSameWhetherSampledEachSecondOrEachMinute() {
        var random = new Random(22);
        for (int i = 0; i < CHARGES; i++) {
            var charge = charge(NINE.plusSeconds(60L * random.nextInt(90)), random);

            var bySecond = counted(charge, random);
            var byMinute = counted(eachMinute(charge), random);

            assertThat(bySecond).as("charge %d", i).isEqualTo(byMinute);
            assertThat(bySecond.values().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(charge.getLast().registerWh() - charge.getFirst().registerWh());
        }
    }

    /** Its register in whole Wh, each second, at a power that changes each minute and is nothing now and then. */
    private static List<RegisterReading> charge(Instant from, Random random) {
        var readings = new ArrayList<RegisterReading>();
        long wattSeconds = 1_000L * 3600;
        int watts = 0;
        for (int s = 0; s <= HOURS * 3600; s++) {
            readings.add(new RegisterReading(from.plusSeconds(s), wattSeconds / 3600));
            if (s % 60 == 0) {
                watts = random.nextInt(4) == 0 ? 0 : random.nextInt(22_000);
            }
            wattSeconds += watts;
        }
        return readings;
    }

    private static List<RegisterReading> eachMinute(List<RegisterReading> readings) {
        return readings.stream().filter(r -> r.at().getEpochSecond() % 60 == 0).toList();
    }

    /** As they are counted: what came in one stretch at a time, however long the stretch was. */
    private static Map<Instant, Long> counted(List<RegisterReading> readings, Random random) {
        var halfHours = new TreeMap<Instant, Long>();
        @Nullable RegisterReading before = null;
        var pending = new PendingReadings();
        for (var reading : readings) {
            pending.add(reading);
            if (random.nextInt(3) == 0 || reading.equals(readings.getLast())) {
                for (var one : pending.all()) {
                    HalfHour.between(before, one).forEach(h -> halfHours.merge(h.startsAt(), h.energyWh(), Long::sum));
                    before = one;
                }
                pending = new PendingReadings();
            }
        }
        return halfHours;
    }
}
