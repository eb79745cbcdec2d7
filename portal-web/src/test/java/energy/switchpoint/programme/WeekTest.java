package energy.switchpoint.programme;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.clients.Calendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeekTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final List<String> WORK_DAYS = List.of("MON", "TUE", "WED", "THU", "FRI");

    @Test
    void aLevelHoldsOverMidnightUntilTheNextSwitchTime() {
        var week = Week.daily(LONDON, List.of(time(7, 0, 0), time(22, 30, 100)));

        assertThat(week.levels(DayOfWeek.TUESDAY).getFirst()).isEqualTo(100);
        assertThat(week.levels(DayOfWeek.TUESDAY).get(13)).isEqualTo(100);
        assertThat(week.levels(DayOfWeek.TUESDAY).get(14)).isZero();
        assertThat(week.levels(DayOfWeek.TUESDAY).get(45)).isEqualTo(100);
    }

    @Test
    void theWeekendTakesOverFromFriday() {
        var week = Week.of(new Calendar(
                "Europe/London",
                List.of(new Calendar.Entry(WORK_DAYS, "00:30", 100), new Calendar.Entry(WORK_DAYS, "07:00", 20)),
                null,
                null,
                null));

        assertThat(week.levels(DayOfWeek.SUNDAY)).containsOnly(20);
        assertThat(week.levels(DayOfWeek.MONDAY).getFirst()).isEqualTo(20);
    }

    @Test
    void theClockIsTheOneOnTheWall() {
        var week = Week.daily(LONDON, List.of(time(0, 30, 100), time(7, 0, 0)));

        assertThat(week.levelAt(Instant.parse("2026-07-01T06:15:00Z"))).isZero();
        assertThat(week.levelAt(Instant.parse("2026-12-01T06:15:00Z"))).isEqualTo(100);
    }

    @Test
    void aSpecialDayGoesItsOwnWay() {
        var week = Week.of(new Calendar(
                "Europe/London",
                List.of(new Calendar.Entry(List.of("FRI"), "00:00", 0)),
                List.of(new Calendar.SpecialDay("2026-12-25", List.of(new Calendar.DayEntry("10:00", 100)))),
                null,
                null));

        assertThat(week.levelAt(Instant.parse("2026-12-25T09:00:00Z"))).isZero();
        assertThat(week.levelAt(Instant.parse("2026-12-25T11:00:00Z"))).isEqualTo(100);
        assertThat(week.levelAt(Instant.parse("2026-12-18T11:00:00Z"))).isZero();
    }

    @Test
    void whatIsSentIsWhatWasRead() {
        var calendar = new Calendar(
                "Europe/London",
                List.of(
                        new Calendar.Entry(WORK_DAYS, "00:30", 100),
                        new Calendar.Entry(WORK_DAYS, "07:00", 0),
                        new Calendar.Entry(List.of("SAT", "SUN"), "00:00", 60)),
                List.of(),
                null,
                null);

        assertThat(Week.of(calendar).calendar()).isEqualTo(calendar);
    }

    @ParameterizedTest
    @EnumSource
    void everyPresetChargesAtSomeTimeOfEveryDay(Preset preset) {
        var week = preset.week(LONDON);

        for (var day : DayOfWeek.values()) {
            assertThat(week.levels(day)).hasSize(Week.SLOTS).contains(100);
        }
    }

    @Test
    void theEditorBeginsWithTheSimplestGroupingThatLosesNothing() {
        var daily = Preset.SOLAR.week(LONDON);
        var weekend = daily.with(List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), List.of(time(9, 0, 50)));
        var sunday = daily.with(List.of(DayOfWeek.SUNDAY), List.of(time(9, 0, 50)));

        assertThat(DayGroups.of(daily)).isEqualTo(DayGroups.EVERY_DAY);
        assertThat(DayGroups.of(weekend)).isEqualTo(DayGroups.WORK_AND_WEEKEND);
        assertThat(DayGroups.of(sunday)).isEqualTo(DayGroups.EACH_DAY);
    }

    private static SwitchTime time(int hour, int minute, int level) {
        return new SwitchTime(LocalTime.of(hour, minute), level);
    }
}
