package energy.switchpoint.twins.control;

import static energy.switchpoint.testing.ManagedModeWorld.CPO;
import static energy.switchpoint.testing.ManagedModeWorld.RATING_W;
import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.calendars.control.Calendars.Replacement;
import energy.switchpoint.calendars.entity.Calendar;
import energy.switchpoint.calendars.entity.SetCalendar;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.levels.entity.ControlKind;
import energy.switchpoint.levels.entity.Issuer;
import energy.switchpoint.levels.entity.LevelDecision;
import energy.switchpoint.levels.entity.Setpoint;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.setpoints.control.Orders.Commanded;
import energy.switchpoint.testing.ManagedModeWorld;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A charger is brought to what is wanted of it, and stays there: real database, scripted charger. */
class ReconcilingTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final RulePack RULES = ManagedModeWorld.rules(0, 600);
    static final PersonId ALICE = PersonId.of("00000000-0000-4000-8000-0000000000a1");
    static final Issuer OPERATOR = new Issuer(Issuer.Kind.CPO, CPO, "North Charge");

    final ManagedModeWorld world = new ManagedModeWorld(NOON, RULES);
    UUID charger;

    @BeforeEach
    void aConnectedCharger() {
        charger = world.charger("f1");
    }

    @Test
    void aNewChargerHoldsTheDefaultHoursAndIsReadBack() {
        assertThat(world.chargers.charger(charger).slots).containsOnlyKeys(Slot.CALENDAR);
        assertThat(world.twins.facts(charger).appliedPercent()).isEqualTo(100);
        assertThat(world.twins.facts(charger).acceptedPercent()).isEqualTo(100);
        assertThat(control()).isEqualTo(ControlKind.DEFAULT_MODE);
    }

    @Test
    void aNewProgrammeIsOnTheChargerAndSurvivesALostConnection() {
        setCalendar(0);
        world.reconcileDue();
        world.chargers.charger(charger).connected = false;

        assertThat(world.chargers.limit(charger)).isZero();
        world.clock.set(Instant.parse("2027-03-02T02:00:00Z"));
        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W * 8 / 10);
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        var before = world.chargers.sentTo(charger).size();

        world.reconcile(charger);
        world.clock.step(Duration.ofDays(3));
        world.reconcile(charger);

        assertThat(world.chargers.sentTo(charger)).hasSize(before);
    }

    @Test
    void afterARestartOfTheChargerEverythingIsToldAgain() {
        setCalendar(0);
        world.reconcileDue();
        world.chargers.charger(charger).slots.clear();

        world.hear(new ChargerEvent.Booted(charger, world.clock.instant(), "Voltworks", "Home 7", "1", "2.0"));
        world.reconcileDue();

        assertThat(world.chargers.charger(charger).slots).containsKey(Slot.CALENDAR);
    }

    @Test
    void chargeNowOverrulesTheProgrammeUntilTheSessionEnds() {
        setCalendar(0);
        world.charge(charger, "t1");
        assertThat(world.chargers.limit(charger)).isZero();

        world.transactions.run(() -> world.orders.override(charger, ALICE, 100, null));
        world.reconcileDue();

        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W);
        assertThat(control()).isEqualTo(ControlKind.OVERRIDE);

        world.clock.step(Duration.ofHours(1));
        world.hear(new ChargerEvent.TransactionEnded(charger, world.clock.instant(), "t1", 8400, "EVDisconnected"));
        world.reconcileDue();

        assertThat(control()).isEqualTo(ControlKind.CALENDAR);
        assertThat(world.chargers.charger(charger).slots).containsOnlyKeys(Slot.CALENDAR, Slot.SUMMER);
    }

    @Test
    void aCommandedStateComesAndGoesAfterItsOffset() {
        world.charge(charger, "t1");
        var setpoint = given(world.transactions.get(
                () -> world.orders.command(charger, OPERATOR, 40, null, NOON.plusSeconds(3600), false, RULES)));
        world.reconcileDue();

        assertThat(setpoint.offsetS()).isBetween(0, 600);
        assertThat(setpoint.rule()).isEqualTo("GB-2021: 0 to 600 s on a commanded state");
        world.clock.set(setpoint.startsHere());
        world.reconcileDue();
        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W * 4 / 10);
        world.clock.set(NOON.plusSeconds(3600 + setpoint.offsetS()));
        assertThat(world.chargers.limit(charger))
                .as("the charger ends it by itself")
                .isEqualTo(RATING_W);
    }

    /** R062: otherwise replacing a command on many chargers would let all of them step at once. */
    @Test
    void aNewCommandTakesOverWhenItsOffsetHasPassedAndNoSooner() {
        world.charge(charger, "t1");
        world.transactions.run(
                () -> world.orders.command(charger, OPERATOR, 20, null, NOON.plusSeconds(36_000), true, RULES));
        world.reconcileDue();
        world.clock.step(Duration.ofMinutes(10));
        var later = world.clock.instant().plusSeconds(1800);
        var second = given(world.transactions.get(
                () -> world.orders.command(charger, OPERATOR, 50, later, NOON.plusSeconds(36_000), false, RULES)));
        world.reconcileDue();

        for (var at = world.clock.instant(); at.isBefore(second.startsHere()); at = at.plusSeconds(60)) {
            world.clock.set(at);
            world.reconcileDue();
            assertThat(world.chargers.limit(charger)).as("at %s", at).isEqualTo(RATING_W / 5);
        }
        world.clock.set(second.startsHere());
        world.reconcileDue();
        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W / 2);
    }

    @Test
    void aCommandThatWasReplacedBeforeItBeganNeverBegins() {
        world.charge(charger, "t1");
        world.transactions.run(() -> world.orders.command(
                charger, OPERATOR, 20, NOON.plusSeconds(60), NOON.plusSeconds(36_000), true, RULES));
        world.transactions.run(() -> world.orders.command(
                charger, OPERATOR, 50, NOON.plusSeconds(600), NOON.plusSeconds(36_000), true, RULES));

        world.clock.set(NOON.plusSeconds(599));
        assertThat(control()).isEqualTo(ControlKind.DEFAULT_MODE);
        world.clock.set(NOON.plusSeconds(600));
        assertThat(control()).isEqualTo(ControlKind.COMMANDED_STATE);
    }

    @Test
    void frequencyResponseComesAtOnceAndIsOnTheLedger() {
        var setpoint = given(world.transactions.get(
                () -> world.orders.command(charger, OPERATOR, 0, null, NOON.plusSeconds(60), true, RULES)));

        assertThat(setpoint.offsetS()).isZero();
        assertThat(world.ledger).extracting(ManagedModeWorld.Written::kind).containsExactly("command.response");
    }

    /** R011, R025: what it gives back is a level below zero, on the charger and in the twin. */
    @Test
    void aChargerThatCanGivesPowerBackAndStopsByItself() {
        var both = world.chargerThatExports("f1");
        world.charge(both, "t1");
        world.transactions.run(
                () -> world.orders.command(both, OPERATOR, -45, null, NOON.plusSeconds(3600), true, RULES));
        world.reconcileDue();

        assertThat(world.chargers.limit(both))
                .as("in its step of 10 %, towards zero")
                .isEqualTo(-RATING_W * 4 / 10);
        assertThat(world.twins.facts(both).acceptedPercent()).isEqualTo(-40);
        assertThat(world.twins.facts(both).appliedPercent()).isEqualTo(-40);
        world.clock.set(NOON.plusSeconds(3600));
        assertThat(world.chargers.limit(both)).isEqualTo(RATING_W);
    }

    @Test
    void aProgrammeThatGivesPowerBackIsAtZeroWhereTheProtocolHasNoWordsForIt() {
        var both = world.chargerThatExports("f1");
        world.transactions.run(() -> assertThat(world.programming.replace(
                        both, nightly(-100), operator(), 0, null, ManagedModeWorld.rules(0, 0)))
                .isInstanceOf(Replacement.Replaced.class));
        world.reconcileDue();
        var night = Instant.parse("2027-03-02T02:00:00Z");
        world.clock.set(night);
        world.reconcileDue();
        assertThat(world.chargers.limit(both)).isEqualTo(-RATING_W);

        world.hear(new ChargerEvent.Connected(both, night, "2.0.1", Uuid7.next(), "127.0.0.1"));
        world.reconcileDue();

        assertThat(world.chargers.limit(both)).isZero();
        var decision = LevelDecision.at(
                night, world.wishbook.of(both, night).orElseThrow().wishes());
        assertThat(decision.levelPercent()).isZero();
        assertThat(decision.wantedPercent()).isEqualTo(-100);
    }

    @Test
    void whatAChargerCannotGiveBackIsNotOrderedOfIt() {
        world.transactions.run(() -> {
            assertThat(world.orders.command(charger, OPERATOR, -10, null, NOON.plusSeconds(60), true, RULES))
                    .isEqualTo(new Commanded.CannotExport());
            assertThat(world.programming.replace(charger, nightly(-10), operator(), 0, null, RULES))
                    .isEqualTo(new Replacement.CannotExport());
        });
        assertThat(control()).isEqualTo(ControlKind.DEFAULT_MODE);
    }

    private static Setpoint given(Commanded commanded) {
        return ((Commanded.Given) commanded).setpoint();
    }

    /** This level at night, all power by day. */
    private static Calendar nightly(int levelPercent) {
        var everyDay = EnumSet.allOf(DayOfWeek.class);
        return new Calendar(
                ZoneId.of("Europe/London"),
                List.of(
                        new Calendar.Entry(everyDay, LocalTime.of(0, 30), levelPercent),
                        new Calendar.Entry(everyDay, LocalTime.of(5, 30), 100)),
                List.of());
    }

    private static SetCalendar.SetBy operator() {
        return new SetCalendar.SetBy("CPO", CPO, "North Charge");
    }

    @Test
    void anOperatorsCommandEndsWithItsAuthority() {
        world.transactions.run(
                () -> world.orders.command(charger, OPERATOR, 0, null, NOON.plusSeconds(36_000), true, RULES));
        assertThat(control()).isEqualTo(ControlKind.COMMANDED_STATE);

        world.sql.update("update command_authority set valid_until = ? where chargepoint_id = ?", NOON, charger);

        assertThat(control()).isEqualTo(ControlKind.DEFAULT_MODE);
    }

    @Test
    void aRefusedProgrammeIsTriedAgainWithGrowingPatience() {
        world.chargers.charger(charger).script = refuse(Slot.CALENDAR, 2);
        setCalendar(0);
        world.reconcileDue();
        assertThat(world.slots.of(List.of(charger)).get(charger))
                .filteredOn(s -> s.slot() == Slot.CALENDAR)
                .noneMatch(s -> s.isDone());

        world.clock.step(Duration.ofSeconds(5));
        world.reconcileDue();
        world.clock.step(Duration.ofSeconds(10));
        world.reconcileDue();

        assertThat(world.slots.of(List.of(charger)).get(charger)).allMatch(s -> s.isDone());
        assertThat(world.twins.facts(charger).holdsProgramme()).isTrue();
    }

    @Test
    void aChargerThatCannotHoldAProgrammeIsDrivenStepByStep() {
        world.chargers.charger(charger).script = refuse(Slot.CALENDAR, Integer.MAX_VALUE);
        world.chargers.charger(charger).slots.clear();
        setCalendar(0);
        world.charge(charger, "t1");
        for (int i = 0; i < 60; i++) {
            world.clock.step(Duration.ofSeconds(1));
            world.reconcileDue();
        }

        assertThat(world.twins.facts(charger).holdsProgramme()).isFalse();
        assertThat(world.chargers.limit(charger)).isZero();

        world.clock.set(Instant.parse("2027-03-02T00:45:00Z"));
        world.reconcileDue();
        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W * 8 / 10);
    }

    @Test
    void theProgrammeMovesWithSummerTime() {
        setCalendar(0);
        world.reconcileDue();
        world.clock.set(Instant.parse("2027-03-28T01:00:00Z"));

        world.reconcileDue();

        world.clock.set(Instant.parse("2027-03-29T00:00:00Z"));
        assertThat(world.chargers.limit(charger)).as("01:00 local time").isEqualTo(RATING_W * 8 / 10);
        world.clock.set(Instant.parse("2027-03-29T04:45:00Z"));
        assertThat(world.chargers.limit(charger)).as("05:45 local time").isZero();
    }

    @Test
    void ofTwoPeopleWhoChangeTheProgrammeAtOnceTheSecondIsTold() {
        assertThat(setCalendar(0)).isInstanceOf(Replacement.Replaced.class);
        assertThat(setCalendar(0)).isInstanceOf(Replacement.Stale.class);
        assertThat(setCalendar(1)).isInstanceOf(Replacement.Replaced.class);
    }

    private Replacement setCalendar(long seenVersion) {
        var everyDay = EnumSet.allOf(DayOfWeek.class);
        var calendar = new Calendar(
                ZoneId.of("Europe/London"),
                List.of(
                        new Calendar.Entry(everyDay, LocalTime.of(0, 30), 80),
                        new Calendar.Entry(everyDay, LocalTime.of(5, 30), 0)),
                List.of());
        var by = new SetCalendar.SetBy("CPO", CPO, "North Charge");
        var atOnce = new SetCalendar.Start(world.clock.instant(), 0, "none, for this test");
        return world.transactions.get(() -> world.calendars.replace(charger, calendar, by, seenVersion, atOnce));
    }

    private ControlKind control() {
        var now = world.clock.instant();
        return LevelDecision.at(
                        now, world.wishbook.of(charger, now).orElseThrow().wishes())
                .control()
                .kind();
    }

    private Function<ChargerCommand, CommandOutcome> refuse(Slot slot, int times) {
        var left = new int[] {times};
        return command ->
                command instanceof ChargerCommand.SetSchedule(var to, var schedule) && to == slot && left[0]-- > 0
                        ? new CommandOutcome.Refused(world.clock.instant(), "NotSupported")
                        : null;
    }
}
