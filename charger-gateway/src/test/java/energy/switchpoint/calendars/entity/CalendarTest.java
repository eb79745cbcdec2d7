package energy.switchpoint.calendars.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTest {

    static final ZoneId LONDON = ZoneId.of("Europe/London");
    static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

    static Calendar nights(ZoneId zone) {
        return new Calendar(
                zone,
                List.of(
                        new Calendar.Entry(EVERY_DAY, LocalTime.of(0, 30), 100),
                        new Calendar.Entry(EVERY_DAY, LocalTime.of(5, 30), 0),
                        new Calendar.Entry(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), LocalTime.of(11, 0), 50)),
                List.of(new Calendar.SpecialDay(
                        LocalDate.of(2027, 12, 25), List.of(new Calendar.Switch(LocalTime.of(9, 0), 70)))));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-01T00:29:59Z, 50",
        "2027-03-01T00:30:00Z, 100",
        "2027-03-01T05:29:59Z, 100",
        "2027-03-01T05:30:00Z, 0",
        "2027-03-06T10:59:59Z, 0",
        "2027-03-06T11:00:00Z, 50",
        "2027-03-07T00:10:00Z, 50",
    })
    void aLevelHoldsFromItsTimeToTheNextOverMidnightToo(Instant at, int level) {
        var calendar = new Calendar(LONDON, nights(LONDON).entries(), List.of());

        assertThat(calendar.inForce(at).levelPercent()).isEqualTo(level);
    }

    @Test
    void aSpecialDayReplacesTheEntriesOfItsDateOnly() {
        var calendar = nights(LONDON);

        assertThat(calendar.inForce(Instant.parse("2027-12-25T03:00:00Z")).levelPercent())
                .as("the night's level came in from the day before and no entry of the special day ended it")
                .isZero();
        assertThat(calendar.inForce(Instant.parse("2027-12-25T09:00:00Z")).levelPercent())
                .isEqualTo(70);
        assertThat(calendar.inForce(Instant.parse("2027-12-26T00:29:00Z")).levelPercent())
                .isEqualTo(70);
        assertThat(calendar.inForce(Instant.parse("2027-12-26T00:30:00Z")).levelPercent())
                .isEqualTo(100);
    }

    @Test
    void aSkippedLocalTimeTakesEffectAtTheChangeOfTheClock() {
        var calendar = new Calendar(
                LONDON,
                List.of(
                        new Calendar.Entry(EVERY_DAY, LocalTime.of(1, 15), 100),
                        new Calendar.Entry(EVERY_DAY, LocalTime.of(2, 15), 20)),
                List.of());

        var spring = Instant.parse("2027-03-28T01:00:00Z");

        assertThat(calendar.inForce(spring.minusSeconds(1)).levelPercent()).isEqualTo(20);
        assertThat(calendar.inForce(spring))
                .extracting(Edge::at, Edge::levelPercent)
                .containsExactly(spring, 100);
        assertThat(calendar.nextAfter(spring).orElseThrow().at()).isEqualTo(Instant.parse("2027-03-28T01:15:00Z"));
    }

    @Test
    void aLocalTimeThatComesTwiceTakesEffectTheFirstTimeOnly() {
        var calendar = new Calendar(
                LONDON,
                List.of(
                        new Calendar.Entry(EVERY_DAY, LocalTime.of(1, 15), 100),
                        new Calendar.Entry(EVERY_DAY, LocalTime.of(3, 0), 20)),
                List.of());

        assertThat(calendar.nextAfter(Instant.parse("2027-10-31T00:00:00Z"))
                        .orElseThrow()
                        .at())
                .isEqualTo(Instant.parse("2027-10-31T00:15:00Z"));
        assertThat(calendar.nextAfter(Instant.parse("2027-10-31T00:15:00Z"))
                        .orElseThrow()
                        .at())
                .isEqualTo(Instant.parse("2027-10-31T03:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/London", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"})
    void throughAWholeYearTheLevelAgreesWithTheClockOnTheWall(String zone) {
        var calendar = new Calendar(ZoneId.of(zone), nights(ZoneId.of(zone)).entries(), List.of());
        var rules = ZoneId.of(zone).getRules();

        var at = Instant.parse("2027-01-01T00:00:00Z");
        var end = Instant.parse("2028-01-01T00:00:00Z");
        for (; at.isBefore(end); at = at.plus(Duration.ofMinutes(17))) {
            var local = at.atZone(ZoneId.of(zone));
            var clockIsSteady = rules.getOffset(at.minus(Duration.ofHours(3)))
                    .equals(rules.getOffset(at.plus(Duration.ofHours(3))));
            if (clockIsSteady) {
                assertThat(calendar.inForce(at).levelPercent())
                        .as("%s = %s", at, local)
                        .isEqualTo(onTheWall(local.getDayOfWeek(), local.toLocalTime()));
            }
        }
    }

    private static int onTheWall(DayOfWeek day, LocalTime time) {
        if (time.isBefore(LocalTime.of(0, 30))) {
            return day == DayOfWeek.SUNDAY || day == DayOfWeek.MONDAY ? 50 : 0;
        }
        if (time.isBefore(LocalTime.of(5, 30))) {
            return 100;
        }
        var weekend = day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
        return weekend && !time.isBefore(LocalTime.of(11, 0)) ? 50 : 0;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/London", "America/New_York", "Australia/Lord_Howe"})
    void theNextSwitchIsTheFirstInstantWithAnotherLevel(String zone) {
        var calendar = nights(ZoneId.of(zone));

        var at = Instant.parse("2027-01-01T00:00:00Z");
        for (int i = 0; i < 1500; i++) {
            var now = calendar.inForce(at);
            var next = calendar.nextAfter(at).orElseThrow();

            assertThat(next.at()).isAfter(at);
            assertThat(next.levelPercent()).isNotEqualTo(now.levelPercent());
            assertThat(calendar.inForce(next.at().minusMillis(1)).levelPercent())
                    .isEqualTo(now.levelPercent());
            at = next.at();
        }
    }

    @Test
    void aCalendarThatNeverChangesHasNoNextSwitch() {
        var calendar = new Calendar(LONDON, List.of(new Calendar.Entry(EVERY_DAY, LocalTime.MIDNIGHT, 40)), List.of());

        assertThat(calendar.inForce(Instant.parse("2027-03-28T01:00:00Z")).levelPercent())
                .isEqualTo(40);
        assertThat(calendar.nextAfter(Instant.parse("2027-03-28T01:00:00Z"))).isEmpty();
    }

    @Test
    void twoEntriesAtTheSameTimeOfTheSameDayAreRefused() {
        var monday = EnumSet.of(DayOfWeek.MONDAY);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Calendar(
                        LONDON,
                        List.of(
                                new Calendar.Entry(monday, LocalTime.NOON, 10),
                                new Calendar.Entry(EVERY_DAY, LocalTime.NOON, 20)),
                        List.of()))
                .withMessageContaining("MONDAY");
    }

    @ParameterizedTest
    @ValueSource(ints = {-101, 101})
    void aLevelBeyondAHundredEitherWayIsRefused(int level) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Calendar.Entry(EVERY_DAY, LocalTime.NOON, level));
    }
}
