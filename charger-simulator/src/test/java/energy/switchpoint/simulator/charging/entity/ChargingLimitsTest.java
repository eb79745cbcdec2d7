package energy.switchpoint.simulator.charging.entity;

import static energy.switchpoint.simulator.charging.entity.Purpose.STATION_EXTERNAL;
import static energy.switchpoint.simulator.charging.entity.Purpose.STATION_MAX;
import static energy.switchpoint.simulator.charging.entity.Purpose.TX;
import static energy.switchpoint.simulator.charging.entity.Purpose.TX_DEFAULT;
import static energy.switchpoint.simulator.charging.entity.Recurrence.ABSOLUTE;
import static energy.switchpoint.simulator.charging.entity.Recurrence.DAILY;
import static energy.switchpoint.simulator.charging.entity.Recurrence.RELATIVE;
import static energy.switchpoint.simulator.charging.entity.Recurrence.WEEKLY;
import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.simulator.charging.entity.ChargingLimits.RunningTransaction;
import energy.switchpoint.simulator.charging.entity.CompositeSchedule.Step;
import energy.switchpoint.simulator.charging.entity.Schedule.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChargingLimitsTest {

    static final int RATING = 7400;
    static final Instant MONDAY = Instant.parse("2026-11-16T00:00:00Z");
    static final Duration DAY = Duration.ofDays(1);

    @Test
    void withoutProfilesTheRatingIsTheLimit() {
        assertThat(limits().wattsAt(MONDAY, null)).isEqualTo(RATING);
        assertThat(limits().composite(MONDAY, DAY, null).steps()).containsExactly(new Step(0, RATING));
    }

    @Test
    void aProfileNeverRaisesTheRating() {
        var generous = profile(1, TX_DEFAULT, 0, ABSOLUTE, MONDAY, null, 22_000);

        assertThat(limits(generous).wattsAt(MONDAY, null)).isEqualTo(RATING);
    }

    @ParameterizedTest
    @CsvSource({
        // max, external, transaction, default -> limit; empty = no such profile
        "    ,     ,     ,     , 7400",
        "    ,     ,     , 3000, 3000",
        "    ,     , 5000, 3000, 5000",
        "    ,     , 2000, 3000, 2000",
        "4000,     ,     , 3000, 3000",
        "2500,     ,     , 3000, 2500",
        "2500,     , 5000, 3000, 2500",
        "    , 1500,     , 3000, 1500",
        "4000, 1500, 5000,     , 1500",
        "4000, 4500, 5000, 1000, 4000",
        "   0,     , 5000, 1000,    0",
        "    ,     ,    0, 1000,    0",
    })
    void layersAreCeilingsAndATransactionsOwnProfileGoesBeforeTheDefault(
            @Nullable Integer max,
            @Nullable Integer external,
            @Nullable Integer transaction,
            @Nullable Integer ofDefault,
            double expected) {
        var profiles = new ArrayList<ChargingProfile>();
        addWhenGiven(profiles, STATION_MAX, max);
        addWhenGiven(profiles, STATION_EXTERNAL, external);
        addWhenGiven(profiles, TX, transaction);
        addWhenGiven(profiles, TX_DEFAULT, ofDefault);

        var limit = new ChargingLimits(RATING, 1, profiles).wattsAt(MONDAY, new RunningTransaction("7", MONDAY));

        assertThat(limit).isEqualTo(expected);
    }

    private static void addWhenGiven(List<ChargingProfile> profiles, Purpose purpose, @Nullable Integer watts) {
        if (watts != null) {
            profiles.add(profile(profiles.size(), purpose, 0, ABSOLUTE, MONDAY, null, watts));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 2000", "1, 0, 1000", "5, 5, 2000", "3, 4, 2000", "4, 3, 1000"})
    void theHighestStackLevelLeadsAndOnATieTheProfileOfTheOneEvse(int levelOfAll, int levelOfOne, double expected) {
        var all = new ChargingProfile(1, 0, levelOfAll, TX_DEFAULT, ABSOLUTE, null, null, null, flat(1000));
        var one = new ChargingProfile(2, 1, levelOfOne, TX_DEFAULT, ABSOLUTE, null, null, null, flat(2000));

        assertThat(limits(all, one).wattsAt(MONDAY, null)).isEqualTo(expected);
        assertThat(limits(one, all).wattsAt(MONDAY, null)).isEqualTo(expected);
    }

    @Test
    void aLeadingProfileThatHasEndedLeavesTheWordToTheOneBelow() {
        var below = profile(1, TX_DEFAULT, 0, ABSOLUTE, MONDAY, null, 3000);
        var above = profile(2, TX_DEFAULT, 1, ABSOLUTE, MONDAY.plusSeconds(600), Duration.ofSeconds(300), 1000);

        var composite = limits(below, above).composite(MONDAY, Duration.ofHours(1), null);

        assertThat(composite.steps()).containsExactly(new Step(0, 3000), new Step(600, 1000), new Step(900, 3000));
    }

    @Test
    void validityBoundsAProfileWhateverItsScheduleSays() {
        var bounded = new ChargingProfile(
                1,
                0,
                0,
                STATION_MAX,
                ABSOLUTE,
                MONDAY.plusSeconds(100),
                MONDAY.plusSeconds(200),
                null,
                new Schedule(MONDAY, null, RateUnit.W, List.of(new Period(0, 1000, null))));

        assertThat(limits(bounded).composite(MONDAY, DAY, null).steps())
                .containsExactly(new Step(0, RATING), new Step(100, 1000), new Step(200, RATING));
    }

    @Test
    void aTransactionProfileIsForItsTransactionOnly() {
        var ofSeven = new ChargingProfile(1, 1, 0, TX, ABSOLUTE, null, null, "7", flat(1000));

        assertThat(limits(ofSeven).wattsAt(MONDAY, new RunningTransaction("7", MONDAY)))
                .isEqualTo(1000);
        assertThat(limits(ofSeven).wattsAt(MONDAY, new RunningTransaction("8", MONDAY)))
                .isEqualTo(RATING);
        assertThat(limits(ofSeven).wattsAt(MONDAY, null)).isEqualTo(RATING);
    }

    @Test
    void aRelativeScheduleCountsFromTheTransaction() {
        var relative = new ChargingProfile(
                1, 0, 0, TX_DEFAULT, RELATIVE, null, null, null, schedule(null, null, 0, 7000, 1800, 2000));
        var startedEarlier = new RunningTransaction("7", MONDAY.minusSeconds(1200));

        assertThat(limits(relative).composite(MONDAY, DAY, startedEarlier).steps())
                .containsExactly(new Step(0, 7000), new Step(600, 2000));
        assertThat(limits(relative).composite(MONDAY, DAY, null).steps())
                .containsExactly(new Step(0, 7000), new Step(1800, 2000));
    }

    @Test
    void aDailyScheduleComesBackEveryDay() {
        var nightly = new ChargingProfile(
                1,
                0,
                0,
                TX_DEFAULT,
                DAILY,
                null,
                null,
                null,
                schedule(MONDAY.minus(DAY.multipliedBy(400)), null, 0, 7000, 6 * 3600, 0, 22 * 3600, 3500));

        var composite = limits(nightly).composite(MONDAY.plusSeconds(5 * 3600), DAY, null);

        assertThat(composite.steps())
                .containsExactly(
                        new Step(0, 7000), new Step(3600, 0), new Step(17 * 3600, 3500), new Step(19 * 3600, 7000));
    }

    @Test
    void aDailyScheduleShorterThanADayIsSilentForTheRestOfIt() {
        var mornings = new ChargingProfile(
                1, 0, 0, TX_DEFAULT, DAILY, null, null, null, schedule(MONDAY, Duration.ofHours(2), 0, 1000));

        assertThat(limits(mornings).composite(MONDAY, DAY.plusHours(3), null).steps())
                .containsExactly(
                        new Step(0, 1000),
                        new Step(7200, RATING),
                        new Step(86_400, 1000),
                        new Step(86_400 + 7200, RATING));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-16T00:00:00Z, 1000", "2026-11-16T23:59:59Z, 1000", "2026-11-17T00:00:00Z, 2000",
        "2026-11-20T12:00:00Z, 2000", "2026-11-21T00:00:00Z, 6000", "2026-11-22T23:59:59Z, 6000",
        "2026-11-23T00:00:00Z, 1000", "2027-01-04T08:00:00Z, 1000", "2027-01-10T23:00:00Z, 6000",
    })
    void aWeeklyScheduleHoldsOnTheSameDaysOfEveryWeek(Instant at, double expected) {
        var weekly = new ChargingProfile(
                1,
                0,
                0,
                TX_DEFAULT,
                WEEKLY,
                null,
                null,
                null,
                schedule(MONDAY, Duration.ofDays(7), 0, 1000, 86_400, 2000, 5 * 86_400, 6000));

        assertThat(limits(weekly).wattsAt(at, null)).isEqualTo(expected);
    }

    @Test
    void aRecurringScheduleSaysNothingBeforeItsStart() {
        var weekly = new ChargingProfile(
                1, 0, 0, TX_DEFAULT, WEEKLY, null, null, null, schedule(MONDAY, Duration.ofDays(7), 0, 1000));

        assertThat(limits(weekly).composite(MONDAY.minusSeconds(60), DAY, null).steps())
                .containsExactly(new Step(0, RATING), new Step(60, 1000));
    }

    @Test
    void summerTimeMovesNoRecurringSchedule() {
        var london = ZoneId.of("Europe/London");
        var beforeTheChange = Instant.parse("2027-03-22T00:00:00Z");
        var weekly = new ChargingProfile(
                1,
                0,
                0,
                TX_DEFAULT,
                WEEKLY,
                null,
                null,
                null,
                schedule(beforeTheChange, Duration.ofDays(7), 0, 1000, 3600, 5000));
        var aWeekLater = beforeTheChange.plus(Duration.ofDays(7));

        assertThat(aWeekLater.atZone(london).getHour()).isEqualTo(1);
        assertThat(limits(weekly).wattsAt(aWeekLater.plusSeconds(3599), null)).isEqualTo(1000);
        assertThat(limits(weekly).wattsAt(aWeekLater.plusSeconds(3600), null)).isEqualTo(5000);
    }

    @ParameterizedTest
    @CsvSource({"1, 16, 0, 3680", "3, 16, 0, 11040", "3, 16, 1, 3680", "3, 16, 2, 7360", "1, 16, 3, 3680"})
    void amperesCountPerPhase(int phases, double amps, int numberPhases, double expected) {
        var period = new Period(0, amps, numberPhases == 0 ? null : numberPhases);
        var schedule = new Schedule(MONDAY, null, RateUnit.A, List.of(period));
        var profile = new ChargingProfile(1, 0, 0, STATION_MAX, ABSOLUTE, null, null, null, schedule);

        assertThat(new ChargingLimits(22_000, phases, List.of(profile)).wattsAt(MONDAY, null))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "W, 1, 3679.9, 3679",
        "W, 1, 3680, 3680",
        "A, 1, 3680, 16",
        "A, 1, 3679, 15.9",
        "A, 3, 11040, 16",
        "A, 3, 4140, 6"
    })
    void aLimitReadBackIsRoundedDown(RateUnit unit, int phases, double watts, double expected) {
        assertThat(unit.fromWatts(watts, phases)).isEqualTo(expected);
    }

    /** The composite is worked out from edges; asking each minute must give the same. */
    @Test
    void theCompositeSaysTheSameAsAskingEveryMinute() {
        var random = new Random(20261122);
        for (var round = 0; round < 50; round++) {
            var limits = new ChargingLimits(RATING, 1, randomProfiles(random));
            var transaction = new RunningTransaction("7", MONDAY.minusSeconds(3600));

            var composite = limits.composite(MONDAY, Duration.ofDays(9), transaction);

            for (var minute = 0; minute < 9 * 1440; minute += 7) {
                var at = MONDAY.plusSeconds(minute * 60L);
                assertThat(stepAt(composite, minute * 60)).isEqualTo(limits.wattsAt(at, transaction));
            }
            assertThat(composite.steps().getFirst().startS()).isZero();
        }
    }

    private static double stepAt(CompositeSchedule composite, int offset) {
        return composite.steps().stream()
                .filter(step -> step.startS() <= offset)
                .reduce((_, later) -> later)
                .orElseThrow()
                .watts();
    }

    private static List<ChargingProfile> randomProfiles(RandomGenerator random) {
        var profiles = new ArrayList<ChargingProfile>();
        for (var id = 0; id < 6; id++) {
            var recurrence = Recurrence.values()[random.nextInt(4)];
            var start = MONDAY.plusSeconds((random.nextInt(20_000) - 10_000) * 60L);
            var duration = random.nextBoolean() ? null : Duration.ofMinutes(random.nextInt(1, 4000));
            var periods = new ArrayList<Period>();
            for (var i = 0; i < 4; i++) {
                periods.add(new Period(i * 60 * random.nextInt(1, 200) + i, random.nextInt(RATING), null));
            }
            profiles.add(new ChargingProfile(
                    id,
                    0,
                    id,
                    Purpose.values()[random.nextInt(4)],
                    recurrence,
                    random.nextBoolean() ? null : start.plusSeconds(3600),
                    random.nextBoolean() ? null : start.plusSeconds(200_000),
                    null,
                    new Schedule(
                            recurrence == RELATIVE ? null : start,
                            duration,
                            RateUnit.W,
                            periods.stream()
                                    .sorted(java.util.Comparator.comparingInt(Period::startS))
                                    .toList())));
        }
        return profiles;
    }

    private static ChargingLimits limits(ChargingProfile... profiles) {
        return new ChargingLimits(RATING, 1, List.of(profiles));
    }

    private static ChargingProfile profile(
            int id,
            Purpose purpose,
            int level,
            Recurrence recurrence,
            Instant start,
            @Nullable Duration duration,
            double watts) {
        return new ChargingProfile(
                id,
                0,
                level,
                purpose,
                recurrence,
                null,
                null,
                null,
                new Schedule(start, duration, RateUnit.W, List.of(new Period(0, watts, null))));
    }

    private static Schedule flat(double watts) {
        return new Schedule(MONDAY, null, RateUnit.W, List.of(new Period(0, watts, null)));
    }

    private static Schedule schedule(@Nullable Instant start, @Nullable Duration duration, int... startsAndLimits) {
        var periods = new ArrayList<Period>();
        for (var i = 0; i < startsAndLimits.length; i += 2) {
            periods.add(new Period(startsAndLimits[i], startsAndLimits[i + 1], null));
        }
        return new Schedule(start, duration, RateUnit.W, periods);
    }
}
