package energy.switchpoint.calendars.entity;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgrammeTest {

    static final ZoneId LONDON = CalendarTest.LONDON;
    static final Instant ANCHOR = Instant.parse("2027-01-06T12:00:00Z");

    static Programme programme(String zone, int maxOffsetS) {
        var calendar = new Calendar(
                ZoneId.of(zone), CalendarTest.nights(ZoneId.of(zone)).entries(), List.of());
        return new Programme(calendar, new EdgeOffsets(new byte[] {1, 2, 3}, maxOffsetS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/London", "Europe/Berlin", "America/New_York", "UTC"})
    void theDeviceFollowsTheSameLevelsAsTheTwinAllYear(String zone) {
        var programme = programme(zone, 600);
        var rules = ZoneId.of(zone).getRules();

        var at = Instant.parse("2027-01-11T00:00:00Z");
        for (; at.isBefore(Instant.parse("2028-01-01T00:00:00Z")); at = at.plus(Duration.ofMinutes(13))) {
            var nearAChange = !rules.getOffset(at.minus(Duration.ofHours(8)))
                    .equals(rules.getOffset(at.plus(Duration.ofHours(8))));
            if (!nearAChange) {
                var onDevice = limitAt(programme.deviceSchedule(at, ANCHOR, level -> level * 74L), at);
                assertThat(onDevice)
                        .as("%s", at)
                        .isEqualTo(programme.inForce(at).levelPercent() * 74L);
            }
        }
    }

    @Test
    void theDeviceScheduleStaysTheSameUntilSummerTimeComes() {
        var programme = programme("Europe/London", 600);
        var winter = Instant.parse("2027-02-01T00:00:00Z");
        var change = programme.deviceScheduleChangesAfter(winter).orElseThrow();

        assertThat(change).isEqualTo(Instant.parse("2027-03-28T01:00:00Z"));
        assertThat(programme.deviceSchedule(change.minusSeconds(1), ANCHOR, l -> l))
                .isEqualTo(programme.deviceSchedule(winter, ANCHOR, l -> l));
        assertThat(programme.deviceSchedule(change, ANCHOR, l -> l).start())
                .isEqualTo(
                        programme.deviceSchedule(winter, ANCHOR, l -> l).start().minus(Duration.ofHours(1)));
    }

    @Test
    void aSpecialDayIsOnTheDeviceAWeekAheadAndGoneTheDayAfter() {
        var programme = new Programme(CalendarTest.nights(LONDON), EdgeOffsets.none());
        var before = Instant.parse("2027-12-10T12:00:00Z");

        assertThat(programme.deviceScheduleChangesAfter(before)).contains(Instant.parse("2027-12-19T00:00:00Z"));

        var inTheWeek = Instant.parse("2027-12-19T00:00:00Z");
        var christmas = Instant.parse("2027-12-25T10:00:00Z");
        assertThat(limitAt(programme.deviceSchedule(inTheWeek, ANCHOR, l -> l), christmas))
                .isEqualTo(70);
        assertThat(limitAt(programme.deviceSchedule(Instant.parse("2027-12-26T00:00:00Z"), ANCHOR, l -> l), christmas))
                .isEqualTo(0);
    }

    @Test
    void everyEdgeIsDrawnAnOffsetOfItsOwnWithinTheLimitAndInOrder() {
        var drawn = new ArrayList<Integer>();
        for (byte seed = 0; seed < 100; seed++) {
            var programme =
                    new Programme(programme("Europe/London", 0).calendar(), new EdgeOffsets(new byte[] {seed}, 600));
            var step = programme.inForce(Instant.parse("2027-02-03T03:00:00Z"));
            drawn.add(step.offsetS());
            assertThat(step.at())
                    .isEqualTo(Instant.parse("2027-02-03T00:30:00Z").plusSeconds(step.offsetS()));
        }

        assertThat(drawn).allMatch(s -> s >= 0 && s <= 600);
        assertThat(drawn.stream().distinct().count()).isGreaterThan(60);
    }

    @Test
    void anOffsetNeverMakesOneEdgeOvertakeAnother() {
        var offsets = new EdgeOffsets(EdgeOffsets.newSeed(new java.util.Random(1)), 1800);

        for (int i = 0; i < 1000; i++) {
            assertThat(offsets.secondsFor("edge " + i, 60)).isBetween(0, 59);
        }
    }

    @Test
    void equalProgrammesHaveEqualFingerprintsWheneverTheyAreRead() {
        var random = new Random(7);
        var schedule = programme("Europe/London", 600).deviceSchedule(ANCHOR, ANCHOR, l -> l * 74L);
        var expected = fingerprintReadAt(schedule, Instant.parse("2027-02-01T00:00:00Z"));

        for (int i = 0; i < 500; i++) {
            var readAt = Instant.parse("2027-02-01T00:00:00Z").plusSeconds(random.nextInt(20 * 24 * 3600));
            assertThat(fingerprintReadAt(schedule, readAt))
                    .as("read at %s", readAt)
                    .isEqualTo(expected);
        }
    }

    @Test
    void anotherProgrammeHasAnotherFingerprint() {
        var one = programme("Europe/London", 0).deviceSchedule(ANCHOR, ANCHOR, l -> l * 74L);
        var other = programme("Europe/London", 0).deviceSchedule(ANCHOR, ANCHOR, l -> l * 73L);

        assertThat(fingerprintReadAt(one, ANCHOR)).isNotEqualTo(fingerprintReadAt(other, ANCHOR));
    }

    /** What a device answers that follows the schedule: its limits from the moment of reading, a week ahead. */
    private static String fingerprintReadAt(LoadSchedule schedule, Instant readAt) {
        var periods = new ArrayList<Period>();
        for (long s = 0; s < 7 * 24 * 3600; s++) {
            var limit = limitAt(schedule, readAt.plusSeconds(s));
            if (periods.isEmpty() || periods.getLast().limitW() != limit) {
                periods.add(new Period(s, limit));
            }
            s = Math.max(s, nextBoundary(schedule, readAt.plusSeconds(s), readAt) - 1);
        }
        return ProgrammeFingerprint.of(LONDON, readAt, periods);
    }

    private static long nextBoundary(LoadSchedule schedule, Instant at, Instant readAt) {
        var week = schedule.length().toSeconds();
        var second = Math.floorMod(Duration.between(schedule.start(), at).toSeconds(), week);
        var next = schedule.periods().stream()
                .mapToLong(Period::offsetS)
                .filter(o -> o > second)
                .min()
                .orElse(week);
        return Duration.between(readAt, at).toSeconds() + next - second;
    }

    private static long limitAt(LoadSchedule schedule, Instant at) {
        var second = Math.floorMod(
                Duration.between(schedule.start(), at).toSeconds(),
                schedule.length().toSeconds());
        return schedule.periods().reversed().stream()
                .filter(p -> p.offsetS() <= second)
                .findFirst()
                .orElseThrow()
                .limitW();
    }
}
