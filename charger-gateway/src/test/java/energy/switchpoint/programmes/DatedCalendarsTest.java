package energy.switchpoint.programmes;

import static energy.switchpoint.testing.ManagedModeWorld.CPO;
import static energy.switchpoint.testing.ManagedModeWorld.RATING_W;
import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.calendars.control.Calendars.Replacement;
import energy.switchpoint.calendars.entity.Calendar;
import energy.switchpoint.calendars.entity.SetCalendar;
import energy.switchpoint.levels.entity.Control;
import energy.switchpoint.levels.entity.ControlKind;
import energy.switchpoint.levels.entity.Issuer;
import energy.switchpoint.levels.entity.LevelDecision;
import energy.switchpoint.products.entity.MeterFacts;
import energy.switchpoint.products.entity.ProductData;
import energy.switchpoint.programmes.control.Programming.Ended;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.testing.ManagedModeWorld;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calendars with a beginning (R025): dated, cancellable, each replacement with its own offset (R062); factory calendars. */
class DatedCalendarsTest {

    static final Instant MONDAY_NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final Instant FRIDAY = Instant.parse("2027-03-05T09:00:00Z");
    static final RulePack RULES = ManagedModeWorld.rules(0, 600);

    final ManagedModeWorld world = new ManagedModeWorld(MONDAY_NOON, RULES, new Random(7));
    UUID charger;

    @BeforeEach
    void aConnectedCharger() {
        charger = world.charger("f1");
    }

    @Test
    void aNewCalendarCountsAfterItsOwnRecordedOffset() {
        var set = replaced(40, 0, null);
        world.reconcileDue();

        assertThat(set.start().offsetS()).isBetween(1, 600);
        assertThat(set.start().rule()).isEqualTo("GB-2021: 0 to 600 s on a new calendar");
        world.clock.set(set.start().at().minusSeconds(1));
        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W);
        assertThat(control().kind()).isEqualTo(ControlKind.DEFAULT_MODE);
        world.clock.set(set.start().at());
        assertThat(world.chargers.limit(charger)).as("by itself").isEqualTo(RATING_W * 4 / 10);
        assertThat(control()).satisfies(c -> {
            assertThat(c.kind()).isEqualTo(ControlKind.CALENDAR);
            assertThat(c.since()).isEqualTo(set.start().at());
            assertThat(c.offsetS()).isEqualTo(set.start().offsetS());
            assertThat(c.rule()).isEqualTo(set.start().rule());
        });
    }

    @Test
    void aDatedCalendarBeginsByItselfAlsoOnAChargerThatHasLostItsConnection() {
        replacedAtOnce(60);
        var dated = replaced(20, 1, FRIDAY);
        world.reconcileDue();
        world.chargers.charger(charger).connected = false;

        world.clock.set(dated.start().at().minusSeconds(1));
        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W * 6 / 10);
        world.clock.set(dated.start().at());
        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W * 2 / 10);
        assertThat(level()).as("the twin says the same").isEqualTo(20);
    }

    @Test
    void aCalendarThatBeginsInMonthsIsOnTheDeviceInTheWeekBefore() {
        var inMay = Instant.parse("2027-05-10T09:00:00Z");
        replacedAtOnce(60);
        var dated = replaced(20, 1, inMay);
        world.reconcileDue();
        for (var day = world.clock.instant(); day.isBefore(inMay); day = day.plus(Duration.ofDays(1))) {
            world.clock.set(day);
            world.reconcileDue();
            assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W * 6 / 10);
        }
        world.chargers.charger(charger).connected = false;

        world.clock.set(dated.start().at());

        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W * 2 / 10);
    }

    @Test
    void aWaitingCalendarCanBeCancelledAndOneThatHasBegunCannot() {
        var begun = replacedAtOnce(60);
        var dated = replaced(20, 1, FRIDAY);
        world.reconcileDue();

        assertThat(world.transactions.<Boolean>get(() -> world.programming.cancel(charger, dated.version())))
                .isTrue();
        assertThat(world.transactions.<Boolean>get(() -> world.programming.cancel(charger, begun.version())))
                .isFalse();
        world.reconcileDue();

        world.clock.set(dated.start().at());
        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W * 6 / 10);
        assertThat(level()).isEqualTo(60);
    }

    @Test
    void anOperatorsCalendarThatCountsCanBeEndedAndTheDefaultHoursFollowAfterAnOffset() {
        var begun = replacedAtOnce(60);
        world.reconcileDue();

        var back = ((Ended.Returned) ended(begun.version())).now();
        world.reconcileDue();

        assertThat(back.setBy().kind()).isEqualTo("RULE_PACK");
        assertThat(back.start().offsetS()).isBetween(1, 600);
        assertThat(back.start().rule()).isEqualTo("GB-2021: 0 to 600 s on a new calendar");
        world.clock.set(back.start().at().minusSeconds(1));
        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W * 6 / 10);
        assertThat(level()).isEqualTo(60);
        world.clock.set(back.start().at());
        assertThat(world.chargers.limit(charger)).as("by itself").isEqualTo(RATING_W);
        assertThat(level()).isEqualTo(100);
    }

    @Test
    void aDatedCalendarBeginsAllTheSameWhenTheOneBeforeItWasEnded() {
        replacedAtOnce(60);
        var dated = replaced(20, 1, FRIDAY);

        var back = ((Ended.Returned) ended(dated.version())).now();

        world.clock.set(back.start().at());
        assertThat(level()).isEqualTo(100);
        world.clock.set(dated.start().at());
        assertThat(level()).isEqualTo(20);
    }

    @Test
    void nobodyEndsTheCalendarOfAnotherOrTheDefaultHours() {
        assertThat(ended(0)).as("the default hours").isInstanceOf(Ended.NotYours.class);
        var begun = replacedAtOnce(60);

        assertThat(end(new SetCalendar.SetBy("CONSUMER", CPO, "Owner"), begun.version()))
                .isInstanceOf(Ended.NotYours.class);
        assertThat(end(new SetCalendar.SetBy("CPO", "south-charge", "South"), begun.version()))
                .isInstanceOf(Ended.NotYours.class);
        assertThat(level()).isEqualTo(60);
    }

    /** The household's, perhaps: what the operator ends is its own alone. */
    @Test
    void aCalendarThatIsAboutToBeginIsNotEndedWithTheOneBeforeIt() {
        replacedAtOnce(60);
        var next = replaced(20, 1, null);

        assertThat(ended(next.version())).isInstanceOf(Ended.Overtaken.class);
        world.clock.set(next.start().at());
        assertThat(level()).isEqualTo(20);
    }

    @Test
    void whoHasNotSeenTheNewestEndsNothing() {
        var begun = replacedAtOnce(60);
        replaced(20, 1, FRIDAY);

        assertThat(ended(begun.version())).isEqualTo(new Ended.Refused(new Replacement.Stale()));
    }

    private Ended ended(long seen) {
        return end(new SetCalendar.SetBy("CPO", CPO, "North Charge"), seen);
    }

    private Ended end(SetCalendar.SetBy by, long seen) {
        return world.transactions.get(
                () -> world.programming.end(charger, by, world.standing.defaultOf(charger, RULES), seen, RULES));
    }

    @Test
    void oneSetMeanwhileCountsUntilTheDatedOneBegins() {
        var dated = replaced(20, 0, FRIDAY);
        var meanwhile = replaced(80, 1, null);
        world.reconcileDue();

        world.clock.set(meanwhile.start().at());
        assertThat(level()).isEqualTo(80);
        world.clock.set(dated.start().at());
        assertThat(level()).isEqualTo(20);
        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W * 2 / 10);
    }

    @Test
    void oneThatHasNotBegunMakesWayForTheNext() {
        var first = replaced(20, 0, null);
        var second = replaced(80, 1, null);

        world.clock.set(
                first.start().at().isAfter(second.start().at())
                        ? first.start().at()
                        : second.start().at());

        assertThat(level()).isEqualTo(80);
        assertThat(world.calendars.live(charger))
                .extracting(SetCalendar::version)
                .containsExactly(2L);
    }

    @Test
    void aSecondEditorIsToldThatTheProgrammeHasChanged() {
        replaced(20, 0, FRIDAY);

        assertThat(set(30, 0, null)).isInstanceOf(Replacement.Stale.class);
    }

    @Test
    void noMoreThanTenCalendarsWait() {
        for (int i = 0; i < 10; i++) {
            replaced(20, i, FRIDAY.plus(Duration.ofDays(i)));
        }

        assertThat(set(20, 10, FRIDAY.plus(Duration.ofDays(20)))).isInstanceOf(Replacement.TooManyWait.class);
    }

    @Test
    void withoutACalendarOfItsOwnTheProductsFactoryCalendarCountsThenTheRulePacksHours() {
        assertThat(control().issuer().kind()).isEqualTo(Issuer.Kind.RULE_PACK);

        var product = new ProductData(
                UUID.fromString("00000000-0000-7000-8000-000000000b01"),
                "Voltworks",
                "Home 7",
                constant(50),
                0,
                MeterFacts.UNKNOWN,
                List.of());
        world.transactions.run(() -> {
            world.products.describe(product);
            world.products.assign(charger, product.id());
        });
        world.reconcileDue();

        assertThat(control().issuer())
                .isEqualTo(new Issuer(Issuer.Kind.MANUFACTURER, product.id().toString(), "Voltworks Home 7"));
        assertThat(control().kind()).isEqualTo(ControlKind.DEFAULT_MODE);
        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W / 2);

        replacedAtOnce(90);
        assertThat(control().issuer().kind()).isEqualTo(Issuer.Kind.CPO);
    }

    @Test
    void aMaximumSetForOneChargerBoundsItsOffsetsAndIsNamedAsTheRule() {
        world.transactions.run(() -> world.offsets.set(charger, 30, CPO));

        var bounds = world.offsets.bounds(charger, RULES);

        assertThat(bounds.maxS()).isEqualTo(30);
        assertThat(replaced(40, 0, null).start()).satisfies(start -> {
            assertThat(start.offsetS()).isBetween(0, 30);
            assertThat(start.rule()).isEqualTo("GB-2021, maximum set for this charger: 0 to 30 s on a new calendar");
        });
        world.transactions.run(() -> world.offsets.set(charger, 7200, CPO));
        assertThat(world.offsets.bounds(charger, RULES).maxS())
                .as("the cap holds")
                .isEqualTo(1800);
    }

    private SetCalendar replacedAtOnce(int level) {
        var set = ((Replacement.Replaced) world.transactions.get(() -> world.calendars.replace(
                        charger,
                        constant(level),
                        by(),
                        0,
                        new SetCalendar.Start(world.clock.instant(), 0, "none, for this test"))))
                .now();
        world.reconcileDue();
        return set;
    }

    private SetCalendar replaced(int level, long seen, @Nullable Instant from) {
        return ((Replacement.Replaced) set(level, seen, from)).now();
    }

    private Replacement set(int level, long seen, @Nullable Instant from) {
        return world.transactions.get(
                () -> world.programming.replace(charger, constant(level), by(), seen, from, RULES));
    }

    private static SetCalendar.SetBy by() {
        return new SetCalendar.SetBy("CPO", CPO, "North Charge");
    }

    private static Calendar constant(int level) {
        return new Calendar(
                ZoneId.of("Europe/London"),
                List.of(new Calendar.Entry(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, level)),
                List.of());
    }

    private Control control() {
        return decision().control();
    }

    private int level() {
        return decision().levelPercent();
    }

    private LevelDecision decision() {
        var now = world.clock.instant();
        return LevelDecision.at(
                now, world.wishbook.of(charger, now).orElseThrow().wishes());
    }
}
