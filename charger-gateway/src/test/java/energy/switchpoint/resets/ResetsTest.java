package energy.switchpoint.resets;

import static energy.switchpoint.testing.ManagedModeWorld.CPO;
import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.calendars.entity.Calendar;
import energy.switchpoint.calendars.entity.SetCalendar;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.credentials.control.Credentials;
import energy.switchpoint.credentials.control.PasswordHash;
import energy.switchpoint.credentials.entity.Revocation;
import energy.switchpoint.devices.control.CommandAuthority;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.resets.control.ResetActs;
import energy.switchpoint.resets.control.ResetWork;
import energy.switchpoint.resets.control.Resets;
import energy.switchpoint.resets.control.Resets.Asked;
import energy.switchpoint.resets.control.Resets.Asker;
import energy.switchpoint.resets.entity.ResetLevel;
import energy.switchpoint.resets.entity.ResetRun;
import energy.switchpoint.resets.entity.ResetRun.State;
import energy.switchpoint.resets.entity.ResetRun.StepState;
import energy.switchpoint.resets.entity.ResetStep;
import energy.switchpoint.testing.ManagedModeWorld;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Factory resets (R071 to R074): step by step, with evidence, on chargers that come and go. */
class ResetsTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final Asker NORA = new Asker(CPO, "nora");
    static final Asker NEIL = new Asker(CPO, "neil");
    static final Asker OWNER = new Asker("OWNER", "alice");

    final ManagedModeWorld world = new ManagedModeWorld(NOON, ManagedModeWorld.rules(0, 600), new Random(72));
    final Credentials credentials = new Credentials(world.sql, new PasswordHash(new byte[32]), world.clock);
    final Resets resets = new Resets(world.sql, world.ledgerBook, world.clock);
    final ResetWork work = new ResetWork(
            resets,
            new ResetActs(world.sql, world.closing, world.offsets, credentials, world.twins, world.clock),
            credentials,
            new CommandAuthority(world.sql, world.clock),
            world.chargers,
            world.clock);
    UUID charger;

    @BeforeEach
    void aChargerWithAPast() {
        charger = world.charger("f1");
        credentials.first(charger, CPO);
        credentials.used(credentials.current(charger).orElseThrow(), NOON);
        world.charge(charger, "t1");
        world.transactions.run(
                () -> world.orders.override(charger, PersonId.of("00000000-0000-4000-8000-0000000000a1"), 100, null));
        world.clock.step(Duration.ofHours(1));
        world.hear(new energy.switchpoint.commands.entity.ChargerEvent.TransactionEnded(
                charger, world.clock.instant(), "t1", 8400, "Local"));
        setCalendar();
        world.reconcileDue();
    }

    @AfterEach
    void emptyTheTables() {
        world.sql.update("delete from reset_step");
        world.sql.update("delete from reset_run");
        world.sql.update("delete from credential");
    }

    @ParameterizedTest
    @EnumSource
    void everyLevelErasesUserDataFirst(ResetLevel level) {
        assertThat(level.steps()).startsWith(ResetStep.DEVICE_USER_DATA, ResetStep.HISTORY);
    }

    @Test
    void levelOneErasesThePersonOnTheChargerAndHereAndKeepsTheProgramme() {
        var run = done(ask(ResetLevel.L1, OWNER));

        assertThat(run.steps()).allSatisfy(s -> {
            assertThat(s.state()).isEqualTo(StepState.DONE);
            assertThat(s.evidence()).isNotBlank();
            assertThat(s.at()).isEqualTo(world.clock.instant());
        });
        assertThat(run.steps().get(1).evidence()).startsWith("1 sessions");
        assertThat(sent()).contains(ChargerCommand.EraseCustomerData.class);
        assertThat(count("charging_session")).isZero();
        assertThat(count("setpoint where kind = 'OVERRIDE'")).isZero();
        assertThat(world.calendars.live(charger)).hasSize(1);
        assertThat(world.ledger).extracting(ManagedModeWorld.Written::kind).contains("reset.asked", "reset.done");
    }

    @Test
    void aChargerThatIsAwayIsAskedWhenItComesBack() {
        world.chargers.charger(charger).connected = false;
        var run = ask(ResetLevel.L1, OWNER);

        work.carryOn(run.id());
        assertThat(now(run).state()).isEqualTo(State.RUNNING);
        assertThat(now(run).steps().getFirst().evidence()).contains("not connected");
        assertThat(resets.due(world.clock.instant(), 10)).isEmpty();

        world.chargers.charger(charger).connected = true;
        resets.chargersCame(Set.of(charger), world.clock.instant());
        assertThat(resets.due(world.clock.instant(), 10)).containsExactly(run.id());
        assertThat(done(run).state()).isEqualTo(State.DONE);
    }

    @Test
    void aChargerThatWillNotForgetFailsTheResetAndBlocksAHandover() {
        world.chargers.charger(charger).script = c -> c instanceof ChargerCommand.EraseCustomerData
                ? new CommandOutcome.Refused(world.clock.instant(), "NotSupported")
                : null;
        var run = ask(ResetLevel.L1, OWNER);

        work.carryOn(run.id());
        assertThat(now(run).state()).isEqualTo(State.RUNNING);
        work.carryOn(run.id());
        work.carryOn(run.id());

        assertThat(now(run).state()).isEqualTo(State.FAILED);
        assertThat(now(run).steps().getFirst().evidence()).isEqualTo("the charger refused 3 times: NotSupported");
        assertThat(count("charging_session")).as("what comes after waits").isEqualTo(1);
        assertThat(work.blocksHandover(charger)).isTrue();

        world.chargers.charger(charger).script = null;
        done(ask(ResetLevel.L1, OWNER));
        assertThat(work.blocksHandover(charger)).isFalse();
    }

    @Test
    void aMoveToAnotherSiteKeepsTheCredentialAndNeedsASecondPerson() {
        var before = credentials.current(charger);
        var run = ask(ResetLevel.L2, NORA);
        work.carryOn(run.id());
        assertThat(now(run).state()).isEqualTo(State.APPROVAL);
        assertThat(sent()).doesNotContain(ChargerCommand.EraseCustomerData.class);

        assertThat(resets.approve(run, NORA)).as("who asked").isFalse();
        assertThat(resets.approve(run, NEIL)).isTrue();
        var done = done(run);

        assertThat(done.reason()).isEqualTo("Moves to 3 Orchard Road");
        assertThat(done.approvedAt()).isEqualTo(world.clock.instant());
        assertThat(world.calendars.live(charger)).isEmpty();
        assertThat(credentials.current(charger)).isEqualTo(before);
    }

    @Test
    void forAnotherOperatorTheCredentialIsReplacedAndTheOldOneEndsWhenTheChargerComesWithTheNew() {
        var before = credentials.current(charger).orElseThrow();
        var run = ask(ResetLevel.L3, NORA);

        work.carryOn(run.id());

        var told = now(run).steps().getLast();
        assertThat(told.step()).isEqualTo(ResetStep.CREDENTIALS_REPLACED);
        assertThat(told.state()).isEqualTo(StepState.TOLD);
        assertThat(credentials.current(charger)).contains(before);
        work.carryOn(run.id());
        assertThat(sent().stream()
                        .filter(ChargerCommand.ChangeCredential.class::equals)
                        .count())
                .as("told once")
                .isEqualTo(1);

        credentials.promote(charger, told.subject(), Revocation.REPLACED);
        var done = done(run);
        assertThat(credentials.current(charger)).contains(told.subject());
        assertThat(done.steps().getLast().evidence()).contains("the old one has ended");
    }

    @Test
    void disposalLeavesNoOperatingDataAndNoCredential() {
        done(ask(ResetLevel.L4, NORA));

        assertThat(credentials.current(charger)).isEmpty();
        assertThat(world.chargers.isConnected(charger)).isFalse();
        assertThat(List.of("charging_session", "half_hour", "load_calendar", "setpoint", "charger_fault"))
                .allSatisfy(table -> assertThat(count(table)).isZero());
    }

    @Test
    void oneResetAtATime() {
        ask(ResetLevel.L3, NORA);

        assertThat(resets.ask(charger, ResetLevel.L1, OWNER, "")).isInstanceOf(Asked.Busy.class);
    }

    private ResetRun ask(ResetLevel level, Asker asker) {
        return ((Asked.Begun) resets.ask(charger, level, asker, "Moves to 3 Orchard Road")).run();
    }

    private ResetRun done(ResetRun run) {
        work.carryOn(run.id());
        assertThat(now(run).state()).isEqualTo(State.DONE);
        return now(run);
    }

    private ResetRun now(ResetRun run) {
        return resets.one(run.id()).orElseThrow();
    }

    private List<Class<?>> sent() {
        return world.chargers.sentTo(charger).stream()
                .<Class<?>>map(Object::getClass)
                .toList();
    }

    private long count(String table) {
        var where = table.contains(" where ") ? table + " and" : table + " where";
        return world.sql
                .one("select count(*) from " + where + " chargepoint_id = ?", row -> row.getLong(1), charger)
                .orElseThrow();
    }

    private void setCalendar() {
        var calendar = new Calendar(
                ZoneId.of("Europe/London"),
                List.of(new Calendar.Entry(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, 80)),
                List.of());
        world.transactions.run(() -> world.calendars.replace(
                charger,
                calendar,
                new SetCalendar.SetBy("CPO", CPO, "North Charge"),
                0,
                new SetCalendar.Start(world.clock.instant(), 0, "none, for this test")));
    }
}
