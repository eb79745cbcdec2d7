package energy.switchpoint.twins.control;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.calendars.entity.SetCalendar;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.OperationCommand;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.commands.entity.SettingsCommand;
import energy.switchpoint.levels.entity.Issuer;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.testing.ManagedModeWorld;
import energy.switchpoint.twins.entity.DrivenBy;
import energy.switchpoint.twins.entity.HeldProgrammes;
import energy.switchpoint.twins.entity.Holding;
import energy.switchpoint.twins.entity.LossPolicy;
import energy.switchpoint.twins.entity.Managed.How;
import energy.switchpoint.twins.entity.ReadBack;
import energy.switchpoint.twins.entity.TwinFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What managed mode does with devices that fail, drift, keep silent or lie: real database, scripted chargers. */
class ManagedFaultsTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final RulePack RULES = ManagedModeWorld.rules(0, 600);
    static final Issuer OPERATOR = new Issuer(Issuer.Kind.CPO, ManagedModeWorld.CPO, "North Charge");
    static final long RATING_W = ManagedModeWorld.RATING_W;

    final ManagedModeWorld world = new ManagedModeWorld(NOON, RULES);
    final ObedienceWatch obedience = new ObedienceWatch(world.sql, world.twins, world.slots, world.log);
    UUID charger;

    @BeforeEach
    void aChargingCharger() {
        charger = world.charger("f1");
        world.charge(charger, "t1");
    }

    /** R020: measured, marked, told the time again, and cleared when it is well. */
    @Test
    void aClockThatDriftsIsMarkedToldTheTimeAndCleared() {
        var clocks = new ClockWatch(world.sql, world.rulePacks, world.chargers, world.log);
        clockIsOff(12_500);

        clocks.check(world.clock.instant());

        assertThat(facts().managed().clockWrongSince()).isEqualTo(NOON);
        assertThat(world.chargers.sentTo(charger))
                .anyMatch(SettingsCommand.WriteSettings.class::isInstance)
                .contains(new OperationCommand.Trigger(OperationCommand.Kind.HEARTBEAT, 0));
        var told = world.chargers.sentTo(charger).size();
        clocks.check(world.clock.instant().plusSeconds(30));
        assertThat(world.chargers.sentTo(charger)).as("not without pause").hasSize(told);

        clockIsOff(-900);
        clocks.check(world.clock.instant());
        assertThat(facts().managed().clockWrongSince()).isNull();
    }

    @Test
    void aDeviceThatSaysMoreThanItAcceptedIsFoundOutAndToldAgain() {
        var lies = new boolean[] {true};
        world.chargers.charger(charger).script =
                command -> command instanceof ChargerCommand.ReadCompositeSchedule && lies[0] ? says(RATING_W) : null;

        command(40);

        var managed = facts().managed();
        assertThat(managed.obedience().disobeysSince()).isEqualTo(world.clock.instant());
        assertThat(managed.obedience().detail()).isEqualTo("accepted 2960 W, says that it follows 7400 W");
        assertThat(managed.applied().percent()).isEqualTo(100);
        var sent = sentSetpoints();
        world.clock.step(Duration.ofSeconds(6));
        world.reconcileDue();
        assertThat(sentSetpoints()).as("told again").isGreaterThan(sent);

        lies[0] = false;
        world.clock.step(Duration.ofMinutes(1));
        world.reconcileDue();
        assertThat(facts().managed().obedience().disobeysSince()).isNull();
        assertThat(facts().managed().obedience().times()).isPositive();
        assertThat(facts().managed().applied().how()).isEqualTo(How.COMPOSITE_SCHEDULE);
    }

    /** It accepts, and repeats on asking what it accepted; its meter tells the truth. */
    @Test
    void aDeviceThatLiesInItsAnswersIsFoundOutByItsMeter() {
        command(40);
        world.clock.step(Duration.ofSeconds(60));
        drawn(RATING_W);

        obedience.check(world.clock.instant());

        assertThat(facts().managed().obedience().disobeysSince()).isEqualTo(world.clock.instant());
        assertThat(facts().managed().obedience().detail()).isEqualTo("accepted 40 % (2960 W), draws 7400 W");
        var sent = sentSetpoints();
        world.clock.step(Duration.ofSeconds(6));
        world.reconcileDue();
        assertThat(sentSetpoints()).as("told again").isGreaterThan(sent);
        assertThat(facts().managed().obedience().disobeysSince())
                .as("its word does not clear it")
                .isNotNull();

        world.clock.step(Duration.ofSeconds(60));
        drawn(2900);
        obedience.check(world.clock.instant());
        assertThat(facts().managed().obedience().disobeysSince()).isNull();
    }

    @Test
    void whereADeviceTellsNothingItsMeterProvesTheLevel() {
        world.chargers.charger(charger).script = command -> command instanceof ChargerCommand.ReadCompositeSchedule
                ? new CommandOutcome.Refused(world.clock.instant(), "Rejected")
                : null;
        command(40);
        assertThat(facts().appliedPercent()).as("not proven yet").isNotEqualTo(40);

        world.clock.step(Duration.ofSeconds(60));
        drawn(2900);
        obedience.check(world.clock.instant());

        assertThat(facts().appliedPercent()).isEqualTo(40);
        assertThat(facts().managed().applied().how()).isEqualTo(How.METER);
    }

    /** R026: the prediction is what the device does, and is compared when it is back. */
    @Test
    void whatASilentDeviceFollowsIsForetoldAndCompared() {
        command(40);
        world.chargers.charger(charger).connected = false;
        world.hear(new ChargerEvent.Disconnected(charger, world.clock.instant()));
        var silentSince = world.clock.instant();

        world.clock.step(Duration.ofMinutes(20));
        var foretold = foretold(silentSince, world.clock.instant());
        assertThat(foretold.levelPercent()).isEqualTo(40);
        assertThat(foretold.limitW()).isEqualTo(world.chargers.limit(charger));
        assertThat(foretold.why()).isEqualTo("it holds a command for the running session until its end");
        world.clock.step(Duration.ofHours(2));
        assertThat(foretold(silentSince, world.clock.instant()).limitW()).isEqualTo(world.chargers.limit(charger));

        comesBack();
        assertThat(facts().managed().comparison().predictedPercent()).isEqualTo(100);
        assertThat(facts().managed().comparison().reportedPercent()).isEqualTo(100);
        assertThat(facts().managed().silentSince()).isNull();
    }

    @Test
    void aDeviceThatForgotItsProfilesInAPowerCutIsSeenAndToldEverythingAgain() {
        command(40);
        world.hear(new ChargerEvent.Disconnected(charger, world.clock.instant()));
        world.clock.step(Duration.ofMinutes(5));
        world.chargers.charger(charger).slots.clear();

        world.hear(new ChargerEvent.Booted(charger, world.clock.instant(), "Voltworks", "Home 7", "1", "2.0"));
        comesBack();

        assertThat(facts().managed().comparison().predictedPercent()).isEqualTo(40);
        assertThat(facts().managed().comparison().reportedPercent()).isEqualTo(100);
        // The cut interrupted a session: the charger waits for a random time first, at most the 600 s of the rule pack
        // (R060).
        world.clock.step(Duration.ofMinutes(11));
        world.reconcileDue();
        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W * 4 / 10);
    }

    /** OCPP 2.1: the device itself goes over to the default hours (R027). */
    @Test
    void aPolicyIsPutOnADeviceThatCanFollowItByItself() {
        world.transactions.run(() -> world.policies.set(
                charger,
                LossPolicy.Kind.DEFAULT_MODE,
                Duration.ofMinutes(30),
                new SetCalendar.SetBy("CPO", ManagedModeWorld.CPO, "North Charge"),
                0));
        world.sql.update("update twin set ocpp_version = '2.1' where chargepoint_id = ?", charger);
        world.reconcile(charger);

        var slots = world.chargers.charger(charger).slots;
        assertThat(slots).containsKey(Slot.FALLBACK);
        assertThat(slots.get(Slot.CALENDAR).byDevice().offlineS()).isEqualTo(1800);
        var policy = world.policies.of(charger);
        var held = world.slots.held(List.of(charger)).get(charger);
        var late = LossPrediction.of(facts(), held, policy, world.rating(), NOON, NOON.plus(Duration.ofMinutes(31)));
        assertThat(late.why()).isEqualTo("silent for longer than 1800 s, it follows the default hours");
        assertThat(LossPrediction.of(facts(), held, policy, world.rating(), NOON, NOON.plusSeconds(60))
                        .why())
                .isEqualTo("it keeps the programme it holds");
    }

    @Test
    void aChargerWithoutSmartChargingIsStoppedAtNothingAndBegunAgainAfterwards() {
        world.chargers.charger(charger).script = command -> switch (command) {
            case ChargerCommand.SetSchedule _ ->
                new CommandOutcome.Refused(world.clock.instant(), "NotImplemented: SetChargingProfile");
            default -> null;
        };
        command(0);
        for (int i = 0; i < 60; i++) {
            world.clock.step(Duration.ofSeconds(1));
            world.reconcileDue();
        }

        assertThat(facts().managed().drivenBy()).isEqualTo(DrivenBy.START_STOP);
        assertThat(facts().holdsProgramme()).isFalse();
        assertThat(world.chargers.sentTo(charger))
                .contains(new ChargerCommand.StopTransaction("t1"), new OperationCommand.ChangeAvailability(0, false));
        world.hear(new ChargerEvent.TransactionEnded(charger, world.clock.instant(), "t1", 1000, "Remote"));

        world.clock.set(NOON.plus(Duration.ofHours(2)));
        world.reconcileDue();

        assertThat(world.chargers.sentTo(charger))
                .contains(
                        new OperationCommand.ChangeAvailability(0, true),
                        new ChargerCommand.StartTransaction(1, "SWITCHPOINT"));
        assertThat(facts().acceptedPercent()).isEqualTo(100);
    }

    @Test
    void whatADeviceSaysItCannotDoIsNotTriedFirst() {
        var told = SettingName.of("SmartChargingCtrlr", "Available");
        world.chargers.charger(charger).script = command -> command instanceof SettingsCommand.ReadSettings
                ? new CommandOutcome.SettingsRead(
                        world.clock.instant(),
                        List.of(new CommandOutcome.SettingValue(told, "false", true, null)),
                        List.of())
                : null;
        world.hear(new ChargerEvent.Booted(charger, world.clock.instant(), "Voltworks", "Home 7", "1", "3.0"));
        world.reconcileDue();

        assertThat(facts().managed().drivenBy()).isEqualTo(DrivenBy.START_STOP);
        assertThat(facts().managed().drivenBecause()).isEqualTo("it says that it has no Smart Charging");
    }

    @Test
    void aDeviceThatFollowsProgrammesOutsideTheirTimeGetsOneThatNeedsNoTime() {
        var winter =
                new LoadSchedule(NOON, true, Duration.ofDays(7), List.of(new Period(0, 7400), new Period(7200, 0)));
        var summer = new LoadSchedule(NOON.minusSeconds(3600), true, Duration.ofDays(7), winter.periods())
                .during(ChargerCommand.Validity.between(NOON.plus(Duration.ofDays(30)), null));
        var held = new HeldProgrammes(Map.of(Slot.CALENDAR, winter, Slot.SUMMER, summer));
        var careless =
                new CommandOutcome.CompositeSchedule(NOON, NOON, List.of(new Period(0, 7400), new Period(3600, 0)));

        assertThat(ReadBack.of(held, RATING_W, careless)).isEqualTo(new ReadBack.IgnoresValidity());
        assertThat(facts().managed().holding()).isEqualTo(Holding.LAYERS);
    }

    /** The gateway follows a calendar's edges by a few statements for all, without a word to the devices. */
    @Test
    void levelsThatChangeByThemselvesAreFollowedForAllAtOnce() {
        world.transactions.run(
                () -> world.orders.command(charger, OPERATOR, 40, null, NOON.plusSeconds(600), true, RULES));
        world.reconcileDue();
        assertThat(facts().managed().requested().percent()).isEqualTo(40);
        var sent = world.chargers.sentTo(charger).size();
        world.clock.set(NOON.plusSeconds(600));

        var followed = world.transactions.get(() ->
                new LevelFollower(world.twins, new LookRows(world.sql), world.wishbook).follow(world.clock.instant()));

        assertThat(followed).isEqualTo(1);
        assertThat(facts().managed().requested().percent()).isEqualTo(100);
        assertThat(facts().acceptedPercent()).isEqualTo(100);
        assertThat(world.chargers.sentTo(charger)).hasSize(sent);
    }

    private void command(int percent) {
        world.transactions.run(
                () -> world.orders.command(charger, OPERATOR, percent, null, NOON.plusSeconds(3600), true, RULES));
        world.reconcileDue();
    }

    private CommandOutcome says(long watts) {
        var now = world.clock.instant();
        return new CommandOutcome.CompositeSchedule(now, now, List.of(new Period(0, watts)));
    }

    private void clockIsOff(long ms) {
        world.sql.update("update twin set clock_offset_ms = ? where chargepoint_id = ?", ms, charger);
    }

    private void drawn(long watts) {
        world.sql.update("""
                insert into twin_connector (chargepoint_id, connector, power_w, power_at) values (?, 1, ?, ?)
                on duplicate key update power_w = value(power_w), power_at = value(power_at)""", charger, watts, world.clock.instant());
    }

    private void comesBack() {
        world.chargers.charger(charger).connected = true;
        world.hear(new ChargerEvent.Connected(charger, world.clock.instant(), "2.0.1", UUID.randomUUID(), "127.0.0.1"));
        world.reconcileDue();
    }

    private LossPrediction foretold(Instant since, Instant at) {
        return LossPrediction.of(
                facts(),
                world.slots.held(List.of(charger)).get(charger),
                world.policies.of(charger),
                world.rating(),
                since,
                at);
    }

    private int sentSetpoints() {
        return (int) world.chargers.sentTo(charger).stream()
                .filter(c -> c instanceof ChargerCommand.SetSchedule(var slot, var _) && slot == Slot.SETPOINT)
                .count();
    }

    private TwinFacts facts() {
        return world.twins.facts(charger);
    }
}
