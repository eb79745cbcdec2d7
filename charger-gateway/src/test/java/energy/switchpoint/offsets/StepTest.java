package energy.switchpoint.offsets;

import static energy.switchpoint.testing.ManagedModeWorld.RATING_W;
import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.calendars.control.Calendars.Replacement;
import energy.switchpoint.calendars.entity.Calendar;
import energy.switchpoint.calendars.entity.SetCalendar;
import energy.switchpoint.levels.entity.LevelDecision;
import energy.switchpoint.limits.entity.Issuing;
import energy.switchpoint.limits.entity.LimitRequest;
import energy.switchpoint.limits.entity.LimitedDevice;
import energy.switchpoint.limits.entity.ReasonCode;
import energy.switchpoint.limits.entity.SupplyLimit;
import energy.switchpoint.limits.entity.SupplyLimit.NamedParty;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.testing.ManagedModeWorld;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * No synchronised steps (R062, R065): a thousand chargers on one calendar edge, under one supply limit, and at its release,
 * with the real calendars, offsets, limits, reconciling and database. The clock steps; the draws repeat with the seed.
 */
class StepTest {

    static final int CHARGERS = 1000;
    static final int MAX_S = 600;
    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final Instant EDGE = Instant.parse("2027-03-02T00:30:00Z");
    static final RulePack RULES = ManagedModeWorld.rules(0, MAX_S);

    /**
     * Most that one minute may hold: of 1000 uniform draws a minute expects 99.8, with a standard deviation of 9.5. Five of
     * them above is reached by chance once in three million minutes.
     */
    static final int MOST_IN_A_MINUTE =
            (int) Math.ceil(1000 * 60 / 601.0 + 5 * Math.sqrt(1000 * (60 / 601.0) * (541 / 601.0)));

    final ManagedModeWorld world = new ManagedModeWorld(NOON, RULES, new Random(20270301));
    final List<UUID> chargers = world.chargers("f1", CHARGERS);

    @Test
    void aThousandChargersStepOneByOneExceptUnderASupplyLimit() {
        replacingTheirCalendarSpreads();
        theCalendarEdgeSpreads();
        var limit = aSupplyLimitReachesAllAtOnce();
        itsReleaseSpreadsAgain(limit);
    }

    private void replacingTheirCalendarSpreads() {
        world.transactions.run(() ->
                chargers.forEach(id -> assertThat(world.programming.replace(id, nights(), operator(), 0, null, RULES))
                        .isInstanceOf(Replacement.Replaced.class)));
        world.reconcileAll(chargers);

        var steps = stepsFrom(NOON, 0);

        assertSpread("calendar replaced", NOON, steps);
        steps.forEach((id, at) -> assertThat(at)
                .as("the recorded offset is the one that was followed")
                .isEqualTo(world.calendars.live(id).getLast().start().at()));
    }

    private void theCalendarEdgeSpreads() {
        world.clock.set(EDGE.minusSeconds(60));
        world.reconcileAll(chargers);

        world.clock.set(EDGE.minusSeconds(1));
        assertThat(chargers)
                .allSatisfy(id -> assertThat(world.chargers.limit(id)).isZero());

        var steps = stepsFrom(EDGE, 80);

        assertSpread("calendar edge", EDGE, steps);
        world.transactions.run(() -> steps.forEach((id, at) -> {
            assertThat(decision(id, at.minusSeconds(1)).levelPercent()).isZero();
            var told = decision(id, at);
            assertThat(told.levelPercent())
                    .as("the twin says what the device does")
                    .isEqualTo(80);
            assertThat(told.control().offsetS())
                    .isEqualTo((int) Duration.between(EDGE, at).toSeconds());
            assertThat(told.control().rule()).isEqualTo("GB-2021: 0 to 600 s on each switch time");
        }));
    }

    private SupplyLimit aSupplyLimitReachesAllAtOnce() {
        var issued = EDGE.plus(Duration.ofHours(1));
        world.clock.set(issued);
        var request = new LimitRequest(
                "f1",
                20,
                issued.plus(Duration.ofMinutes(30)),
                ReasonCode.FUSE,
                "Fuse at its limit",
                "Asked aggregators");
        var limit = ((Issuing.Issued) world.transactions.get(() -> world.limitControl.issue(
                        new NamedParty(ManagedModeWorld.DSO, "Northshire Networks"),
                        new NamedParty("f1", "Feeder f1"),
                        request,
                        RULES,
                        "dso:northshire-networks")))
                .limit();
        world.reconcileAll(chargers);

        assertThat(chargers)
                .allSatisfy(id -> assertThat(world.chargers.limit(id))
                        .as("in the very second it was issued")
                        .isEqualTo(RATING_W / 5));
        assertThat(rows(limit).values()).allSatisfy(row -> {
            assertThat(row.sentAt()).isEqualTo(issued);
            assertThat(row.acceptedAt()).isEqualTo(issued);
        });
        System.out.printf(
                "supply limit: %d of %d chargers after 0 s%n", rows(limit).size(), CHARGERS);
        return limit;
    }

    private void itsReleaseSpreadsAgain(SupplyLimit limit) {
        world.clock.step(Duration.ofMinutes(10));
        var released = world.clock.instant();
        var foreseen = rows(limit);
        world.transactions.run(() -> world.limitControl.release(limit, RULES, "dso:northshire-networks"));
        world.reconcileAll(chargers);

        var steps = stepsFrom(released, 80);

        assertSpread("early release of the supply limit", released, steps);
        var rows = rows(limit);
        steps.forEach((id, at) ->
                assertThat(at).isEqualTo(released.plusSeconds(rows.get(id).releaseOffsetS())));
        var sameAsForeseen = chargers.stream()
                .filter(id -> rows.get(id).releaseOffsetS() == foreseen.get(id).releaseOffsetS())
                .count();
        assertThat(sameAsForeseen).as("drawn anew: 1.7 of 1000 agree by chance").isLessThan(15);
        world.transactions.run(() -> steps.forEach((id, at) -> {
            var offset = rows.get(id).releaseOffsetS();
            if (offset > 0) {
                var waiting = decision(id, at.minusSeconds(1));
                assertThat(waiting.levelPercent()).isEqualTo(20);
                assertThat(waiting.control().until()).isEqualTo(at);
                assertThat(waiting.control().offsetS()).isEqualTo(offset);
                assertThat(waiting.control().rule())
                        .isEqualTo("GB-2021: 0 to 600 s on early release of a supply limit");
            }
            assertThat(decision(id, at).levelPercent()).isEqualTo(80);
        }));
    }

    /** When each charger goes to this level, as the device itself does it, looking every second of the window. */
    private Map<UUID, Instant> stepsFrom(Instant cause, int levelPercent) {
        var watts = RATING_W * levelPercent / 100;
        var steps = new HashMap<UUID, Instant>();
        for (int second = 0; second <= MAX_S; second++) {
            var at = cause.plusSeconds(second);
            world.clock.set(at);
            for (var id : chargers) {
                if (!steps.containsKey(id) && world.chargers.limit(id) == watts) {
                    steps.put(id, at);
                }
            }
        }
        return steps;
    }

    private static void assertSpread(String cause, Instant from, Map<UUID, Instant> steps) {
        assertThat(steps).as("all have stepped within the window").hasSize(CHARGERS);
        var minutes = new int[11];
        steps.values().forEach(at -> {
            var offset = Duration.between(from, at);
            assertThat(offset.getNano()).as("whole seconds").isZero();
            assertThat(offset.toSeconds()).isBetween(0L, (long) MAX_S);
            minutes[(int) offset.toMinutes()]++;
        });
        var table = IntStream.range(0, minutes.length)
                .mapToObj(m -> "%d min %d".formatted(m, minutes[m]))
                .collect(Collectors.joining(", "));
        System.out.printf("%s: chargers by minute of the offset window: %s%n", cause, table);
        assertThat(Arrays.stream(minutes).max().orElseThrow()).isLessThanOrEqualTo(MOST_IN_A_MINUTE);
        assertThat(Arrays.stream(minutes, 0, 10).min().orElseThrow())
                .as("no minute is left out")
                .isGreaterThan(50);
        var mostInASecond =
                steps.values().stream()
                        .collect(Collectors.groupingBy(at -> at, Collectors.counting()))
                        .values()
                        .stream()
                        .max(Long::compare)
                        .orElseThrow();
        assertThat(mostInASecond).as("of 1.7 expected in each second").isLessThanOrEqualTo(12);
    }

    private LevelDecision decision(UUID id, Instant at) {
        return LevelDecision.at(at, world.wishbook.of(id, at).orElseThrow().wishes());
    }

    private Map<UUID, LimitedDevice> rows(SupplyLimit limit) {
        return world.limits.devices(limit.id(), 0, CHARGERS).stream()
                .collect(Collectors.toMap(LimitedDevice::chargepointId, row -> row));
    }

    /** Full power by default until it is replaced at noon by this. */
    private static Calendar nights() {
        var everyDay = EnumSet.allOf(DayOfWeek.class);
        return new Calendar(
                ZoneId.of("Europe/London"),
                List.of(
                        new Calendar.Entry(everyDay, LocalTime.of(0, 30), 80),
                        new Calendar.Entry(everyDay, LocalTime.of(5, 30), 0)),
                List.of());
    }

    private static SetCalendar.SetBy operator() {
        return new SetCalendar.SetBy("CPO", ManagedModeWorld.CPO, "North Charge");
    }
}
