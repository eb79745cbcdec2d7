package energy.switchpoint.levels.entity;

import static energy.switchpoint.levels.entity.ControlKind.CALENDAR;
import static energy.switchpoint.levels.entity.ControlKind.COMMANDED_STATE;
import static energy.switchpoint.levels.entity.ControlKind.DEFAULT_MODE;
import static energy.switchpoint.levels.entity.ControlKind.SUPPLY_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.calendars.entity.Calendar;
import energy.switchpoint.calendars.entity.EdgeOffsets;
import energy.switchpoint.calendars.entity.Programme;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelDecisionTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final Issuer NETWORK = new Issuer(Issuer.Kind.DSO, "northshire-networks", "Northshire Networks");
    static final Issuer OPERATOR = new Issuer(Issuer.Kind.CPO, "north-charge", "North Charge");
    static final Issuer HOUSEHOLD = new Issuer(Issuer.Kind.CONSUMER, "a1", "You");

    /** -1 stands for "nobody asks". The programme says 80 % at noon. */
    @ParameterizedTest
    @CsvSource({
        "-1, -1, -1, 80, CALENDAR",
        "-1, -1, 30, 30, COMMANDED_STATE",
        "-1, 100, -1, 100, OVERRIDE",
        "-1, 100, 30, 100, OVERRIDE",
        "50, -1, -1, 50, SUPPLY_LIMIT",
        "50, 100, -1, 50, SUPPLY_LIMIT",
        "50, 100, 30, 50, SUPPLY_LIMIT",
        "50, -1, 30, 30, COMMANDED_STATE",
        "50, 10, 30, 10, OVERRIDE",
        "90, -1, -1, 80, CALENDAR",
        "80, -1, -1, 80, CALENDAR",
        "0, 100, 100, 0, SUPPLY_LIMIT",
    })
    void theLowestOfCeilingsAndTheHighestRankedSetpointWins(
            int ceiling, int override, int commanded, int level, ControlKind kind) {
        var ceilings = ceiling < 0 ? List.<Ceiling>of() : List.of(ceiling(ceiling));
        var setpoints = new ArrayList<Setpoint>();
        if (override >= 0) {
            setpoints.add(setpoint(Setpoint.Kind.OVERRIDE, override, NOON.minusSeconds(60), null, 0));
        }
        if (commanded >= 0) {
            setpoints.add(setpoint(Setpoint.Kind.COMMANDED_STATE, commanded, NOON.minusSeconds(30), null, 0));
        }

        var decision = LevelDecision.at(NOON, wishes(ceilings, setpoints, CALENDAR));

        assertThat(decision.levelPercent()).isEqualTo(level);
        assertThat(decision.control().kind()).isEqualTo(kind);
        assertThat(decision.ceilings()).isEqualTo(ceilings);
    }

    @Test
    void withoutACalendarOfItsOwnTheRulePacksDefaultCounts() {
        var decision = LevelDecision.at(NOON, wishes(List.of(), List.of(), DEFAULT_MODE));

        assertThat(decision.control().kind()).isEqualTo(DEFAULT_MODE);
        assertThat(decision.levelPercent()).isEqualTo(80);
    }

    @Test
    void ofTwoCeilingsTheStricterIsNamed() {
        var strict = new Ceiling(
                UUID.randomUUID(), NETWORK, 20, "cable", NOON.minusSeconds(5), NOON.plusSeconds(600), 30, "rule");

        var decision = LevelDecision.at(NOON, wishes(List.of(ceiling(50), strict), List.of(), CALENDAR));

        assertThat(decision.levelPercent()).isEqualTo(20);
        assertThat(decision.control().reason()).isEqualTo("cable");
    }

    @ParameterizedTest
    @CsvSource({"57, 10, 50", "57, 5, 55", "57, 1, 57", "100, 7, 100", "99, 10, 90", "9, 10, 0", "0, 10, 0"})
    void levelsAreRoundedDownToTheProductsStep(int wanted, int step, int level) {
        var rating = new Rating(7400, step);

        assertThat(rating.legalLevel(wanted)).isEqualTo(level);
        assertThat(rating.watts(wanted)).isEqualTo(7400L * level / 100);
    }

    /** R011: below zero it gives back, of what it can give back, and never more than was asked for. */
    @ParameterizedTest
    @CsvSource({
        "-57, 10, 3700, -50, -1850",
        "-57, 1, 3700, -57, -2109",
        "-9, 10, 3700, 0, 0",
        "-100, 7, 3700, -100, -3700",
        "-99, 7, 3700, -98, -3626",
        "-50, 10, 0, 0, 0"
    })
    void levelsBelowZeroAreRoundedTowardsZero(int wanted, int step, long exportW, int level, long watts) {
        var rating = new Rating(7400, step, false, exportW);

        assertThat(rating.legalLevel(wanted)).isEqualTo(level);
        assertThat(rating.watts(wanted)).isEqualTo(watts);
        assertThat(rating.percent(watts)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "-80, IMPORT, 30, -80",
        "-80, EXPORT, 30, -30",
        "80, EXPORT, 30, 80",
        "80, IMPORT, 30, 30",
        "-80, BOTH, 0, 0",
        "80, BOTH, 0, 0",
        "-20, EXPORT, 30, -20"
    })
    void aCeilingHoldsInItsOwnDirection(int wanted, Direction direction, int ceiling, int level) {
        var limit = new Ceiling(
                UUID.randomUUID(), NETWORK, ceiling, "cable", NOON, NOON.plusSeconds(60), 0, "rule", direction);
        var commanded = setpoint(Setpoint.Kind.COMMANDED_STATE, wanted, NOON, NOON.plusSeconds(600), 0);
        var before = wishes(List.of(limit), List.of(commanded), CALENDAR);
        var wishes =
                new Wishes(new Rating(7400, 10, false, 7400), before.ceilings(), before.setpoints(), before.standing());

        assertThat(LevelDecision.at(NOON, wishes).levelPercent()).isEqualTo(level);
        assertThat(Lost.at(NOON, wishes))
                .extracting(Lost::why)
                .contains(level == wanted ? "no more than that was asked for anyway" : "a supply limit is stricter");
    }

    /** A household reads of a hold, not of a limit that nobody issued. */
    @Test
    void whatLosesAgainstAHoldIsToldSo() {
        var platform = new Issuer(Issuer.Kind.PLATFORM, "switchpoint", "Switchpoint");
        var hold = new Ceiling(UUID.randomUUID(), platform, 0, "waits", NOON, NOON.plusSeconds(60), 0, null);
        var also = new Ceiling(
                UUID.randomUUID(), platform, 0, "waits too", NOON.plusSeconds(1), NOON.plusSeconds(60), 0, null);

        var lost = Lost.at(NOON.plusSeconds(2), wishes(List.of(hold, also), List.of(), CALENDAR));

        assertThat(lost)
                .extracting(Lost::why)
                .containsExactly("another hold is as strict or stricter", "a hold is stricter");
    }

    @ParameterizedTest
    @CsvSource({"7400, 10, 4200, 60", "7400, 1, 4200, 57", "22000, 10, 4200, 20", "3700, 10, 4200, 100"})
    void theLowestLevelThatKeepsAFloorIsFound(long rating, int step, long floor, int level) {
        assertThat(new Rating(rating, step).levelAtLeast(floor)).isEqualTo(level);
    }

    @Test
    void aLimitHasNoOffsetWhenItAppliesAndItsOwnWhenItIsReleased() {
        var until = NOON.plusSeconds(600);
        var limit = new Ceiling(UUID.randomUUID(), NETWORK, 30, "fuse", NOON, until, 45, "GB: 0 to 600 s on release");
        var wishes = wishes(List.of(limit), List.of(), CALENDAR);

        assertThat(LevelDecision.at(NOON, wishes).control())
                .extracting(Control::kind, Control::offsetS, Control::until, Control::rule)
                .containsExactly(SUPPLY_LIMIT, 0, until, Ceiling.RULE_ON_APPLY);
        assertThat(LevelDecision.at(until, wishes).control())
                .extracting(Control::kind, Control::offsetS, Control::until, Control::rule)
                .containsExactly(SUPPLY_LIMIT, 45, until.plusSeconds(45), "GB: 0 to 600 s on release");
        assertThat(LevelDecision.at(until.plusSeconds(45), wishes).control().kind())
                .isEqualTo(CALENDAR);
    }

    @Test
    void aCommandedStateIsShiftedByItsOffset() {
        var commanded = setpoint(Setpoint.Kind.COMMANDED_STATE, 20, NOON, NOON.plusSeconds(600), 90);
        var wishes = wishes(List.of(), List.of(commanded), CALENDAR);

        assertThat(LevelDecision.at(NOON.plusSeconds(89), wishes).control().kind())
                .isEqualTo(CALENDAR);
        assertThat(LevelDecision.at(NOON.plusSeconds(90), wishes).control())
                .extracting(Control::kind, Control::offsetS)
                .containsExactly(COMMANDED_STATE, 90);
        assertThat(LevelDecision.at(NOON.plusSeconds(689), wishes).levelPercent())
                .isEqualTo(20);
        assertThat(LevelDecision.at(NOON.plusSeconds(690), wishes).levelPercent())
                .isEqualTo(80);
    }

    @Test
    void theNextChangeLooksPastStepsThatACeilingHides() {
        var limit = new Ceiling(
                UUID.randomUUID(), NETWORK, 10, "fuse", NOON, Instant.parse("2027-03-01T21:00:00Z"), 0, null);
        var wishes = wishes(List.of(limit), List.of(), CALENDAR);

        assertThat(LevelDecision.at(NOON, wishes).next())
                .contains(new LevelDecision.NextLevel(Instant.parse("2027-03-01T20:00:00Z"), 0));
        assertThat(LevelDecision.at(Instant.parse("2027-03-01T20:30:00Z"), wishes)
                        .next())
                .contains(new LevelDecision.NextLevel(Instant.parse("2027-03-02T08:00:00Z"), 80));
    }

    @Test
    void theAnnouncedNextLevelIsTheLevelThatThenComes() {
        var random = new Random(11);
        for (int i = 0; i < 2000; i++) {
            var wishes = randomWishes(random);
            var at = NOON.plusSeconds(random.nextInt(86_400));

            var decision = LevelDecision.at(at, wishes);

            assertThat(decision.levelPercent()).isLessThanOrEqualTo(decision.wantedPercent());
            decision.ceilings().forEach(c -> assertThat(decision.levelPercent()).isLessThanOrEqualTo(c.levelPercent()));
            var next = decision.next().orElseThrow();
            assertThat(LevelDecision.at(next.at(), wishes).levelPercent()).isEqualTo(next.levelPercent());
            assertThat(LevelDecision.at(next.at().minusMillis(1), wishes).levelPercent())
                    .isEqualTo(decision.levelPercent());
        }
    }

    @Test
    void anOffsetIsDrawnOverTheWholeRangeAndNeverBeyondTheCap() {
        var bounds = new OffsetDraw.Bounds("GB-2021", Duration.ofSeconds(4000), Duration.ofSeconds(1800));
        var random = new Random(3);

        var drawn = IntStream.range(0, 20_000)
                .map(i -> OffsetDraw.random(random, bounds, OffsetCause.LIMIT_RELEASED)
                        .seconds())
                .summaryStatistics();

        assertThat(drawn.getMin()).isBetween(0, 5);
        assertThat(drawn.getMax()).isBetween(1790, 1800);
        assertThat(OffsetDraw.random(random, bounds, OffsetCause.LIMIT_RELEASED).rule())
                .isEqualTo("GB-2021: 0 to 1800 s on release of a supply limit");
    }

    static Wishes randomWishes(Random random) {
        var ceilings = IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> {
                    var since = NOON.plusSeconds(random.nextInt(40_000));
                    return new Ceiling(
                            UUID.randomUUID(),
                            NETWORK,
                            random.nextInt(101),
                            "fuse",
                            since,
                            since.plusSeconds(1 + random.nextInt(9_000)),
                            random.nextInt(600),
                            "rule");
                })
                .toList();
        var setpoints = IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> {
                    var from = NOON.plusSeconds(random.nextInt(40_000));
                    return setpoint(
                            Setpoint.Kind.values()[random.nextInt(2)],
                            random.nextInt(101),
                            from,
                            from.plusSeconds(1 + random.nextInt(9_000)),
                            random.nextInt(600));
                })
                .toList();
        return wishes(ceilings, setpoints, CALENDAR);
    }

    static Ceiling ceiling(int level) {
        return new Ceiling(
                UUID.randomUUID(), NETWORK, level, "fuse", NOON.minusSeconds(10), NOON.plusSeconds(600), 30, "rule");
    }

    static Setpoint setpoint(Setpoint.Kind kind, int level, Instant from, Instant until, int offsetS) {
        var issuer = kind == Setpoint.Kind.OVERRIDE ? HOUSEHOLD : OPERATOR;
        return new Setpoint(UUID.randomUUID(), kind, issuer, level, "because", from, until, offsetS, "rule");
    }

    static Wishes wishes(List<Ceiling> ceilings, List<Setpoint> setpoints, ControlKind standing) {
        var everyDay = EnumSet.allOf(DayOfWeek.class);
        var calendar = new Calendar(
                ZoneId.of("UTC"),
                List.of(
                        new Calendar.Entry(everyDay, LocalTime.of(8, 0), 80),
                        new Calendar.Entry(everyDay, LocalTime.of(20, 0), 0)),
                List.of());
        return new Wishes(
                new Rating(7400, 10),
                ceilings,
                setpoints,
                new StandingProgramme(standing, OPERATOR, new Programme(calendar, EdgeOffsets.none()), "rule"));
    }
}
