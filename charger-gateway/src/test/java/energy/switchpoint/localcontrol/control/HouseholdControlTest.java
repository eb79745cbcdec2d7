package energy.switchpoint.localcontrol.control;

import static energy.switchpoint.testing.ManagedModeWorld.CPO;
import static energy.switchpoint.testing.ManagedModeWorld.RATING_W;
import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.calendars.control.Calendars.Replacement;
import energy.switchpoint.calendars.entity.Calendar;
import energy.switchpoint.calendars.entity.SetCalendar;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.devices.entity.Authority;
import energy.switchpoint.devices.entity.Party;
import energy.switchpoint.levels.entity.ControlKind;
import energy.switchpoint.levels.entity.LevelDecision;
import energy.switchpoint.limits.entity.LimitRequest;
import energy.switchpoint.limits.entity.ReasonCode;
import energy.switchpoint.limits.entity.SupplyLimit.NamedParty;
import energy.switchpoint.localcontrol.control.ControlTold.ControlChanged;
import energy.switchpoint.localcontrol.control.ControlTold.ProgrammeReplaced;
import energy.switchpoint.localcontrol.control.ControlTold.ProgrammeRestored;
import energy.switchpoint.localcontrol.control.HouseholdControl.HandBack;
import energy.switchpoint.localcontrol.control.HouseholdControl.Undo;
import energy.switchpoint.localcontrol.entity.ControlState;
import energy.switchpoint.localcontrol.entity.Loss.Cause;
import energy.switchpoint.localcontrol.entity.ProgrammeNotice;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.rulepacks.entity.LocalRules;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.sql.Sql.Written;
import energy.switchpoint.testing.ManagedModeWorld;
import energy.switchpoint.twins.entity.Tick;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Local control on a real database, to the charger and back (R067–R070). */
class HouseholdControlTest {

    static final Instant MONDAY = Instant.parse("2027-03-01T12:00:00Z");
    static final RulePack RULES = ManagedModeWorld.rules(0, 0);
    static final PersonId ALICE = PersonId.of("00000000-0000-4000-8000-0000000000a1");
    static final Party NORTH = new Party(CPO, "North Charge");
    static final Duration TOO_LONG = LocalRules.DEFAULT.operatorSilentAfter().plusMinutes(1);

    final ManagedModeWorld world = new ManagedModeWorld(MONDAY, RULES);
    final ProgrammeNotices notices = new ProgrammeNotices(world.sql);
    UUID charger;

    @BeforeEach
    void alicesCharger() {
        charger = world.charger("f1");
        world.sql.update("update device set owner_person_id = ? where id = ?", ALICE.value(), charger);
        world.contacts.heard(new OrganisationId(CPO));
    }

    @Test
    void anOperatorNotHeardOfForDaysIsOutOfContactAndTheHouseholdIsTold() {
        operatorSets(60, null);
        silence();

        assertThat(stored()).isEqualTo(ControlState.OUT_OF_CONTACT);
        assertThat(told(ControlChanged.class)).singleElement().satisfies(e -> {
            assertThat(e.cause()).isEqualTo(Cause.OPERATOR_SILENT);
            assertThat(e.operator()).isEqualTo(NORTH);
            assertThat(e.chargepointIds()).containsExactly(charger);
        });
        assertThat(level()).as("nothing changes by itself").isEqualTo(60);
        watch();
        assertThat(told(ControlChanged.class)).as("told once").hasSize(1);
    }

    /** R070: "if there were no communications, the programme would continue until changed by the customer". */
    @Test
    void theHouseholdsProgrammeThenCountsUntilTheHouseholdChangesIt() {
        operatorSets(60, null);
        operatorSets(20, MONDAY.plus(Duration.ofDays(10)));
        silence();

        householdSets(30);

        assertThat(stored()).isEqualTo(ControlState.HOUSEHOLD);
        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W * 3 / 10);
        world.clock.set(MONDAY.plus(Duration.ofDays(20)));
        world.reconcileDue();
        assertThat(level())
                .as("what the operator had planned for the tenth day does not end it")
                .isEqualTo(30);
        householdSets(50);
        assertThat(level()).isEqualTo(50);
        assertThat(stored()).isEqualTo(ControlState.HOUSEHOLD);
    }

    @Test
    void anOperatorThatIsHeardOfAgainIsBackAndItsNextProgrammeCounts() {
        silence();
        householdSets(30);

        world.contacts.heard(new OrganisationId(CPO));
        watch();
        assertThat(stored()).isEqualTo(ControlState.OPERATOR_BACK);
        assertThat(level()).as("until it sets one").isEqualTo(30);

        operatorSets(80, null);
        assertThat(stored()).isEqualTo(ControlState.OPERATED);
        assertThat(level()).isEqualTo(80);
        assertThat(notices.open(charger)).isPresent();
    }

    @Test
    void aReaderOfTheEventStreamIsContactToo() {
        world.clock.step(TOO_LONG);
        world.sql.update(
                "insert into stream_reader (organisation_id, read_at) values (?, ?)", CPO, world.clock.instant());

        watch();

        assertThat(seen()).isEqualTo("OPERATED");
        assertThat(told(ControlChanged.class)).isEmpty();
    }

    @Test
    void withoutAnOperatorTheHouseholdIsInControlAtOnce() {
        orphan();
        watch();
        assertThat(stored()).isEqualTo(ControlState.OUT_OF_CONTACT);
        assertThat(world.controls.of(charger, world.clock.instant()))
                .satisfies(c -> assertThat(c.cause()).isEqualTo("NO_OPERATOR"))
                .satisfies(c -> assertThat(c.householdDecides()).isTrue());

        householdSets(30);

        assertThat(stored()).isEqualTo(ControlState.HOUSEHOLD);
        assertThat(level()).isEqualTo(30);
    }

    @Test
    void aNewOperatorEndsIt() {
        orphan();
        householdSets(30);
        world.clock.step(Duration.ofDays(1));
        operatedBy("south-charge");

        watch();

        assertThat(stored()).isEqualTo(ControlState.OPERATOR_BACK);
        assertThat(level()).isEqualTo(30);
    }

    @Test
    void aChargerOutOfReachKeepsWhatTheHouseholdSetsForItsReturn() {
        operatorSets(60, null);
        world.chargers.charger(charger).connected = false;
        world.hear(new ChargerEvent.Disconnected(charger, world.clock.instant()));
        world.clock.step(Duration.ofMinutes(16));

        householdSets(30);

        assertThat(stored()).isEqualTo(ControlState.HOUSEHOLD);
        assertThat(world.controls.of(charger, world.clock.instant()).cause()).isEqualTo("CHARGER_SILENT");
        assertThat(world.controls.of(charger, world.clock.instant()).householdDecides())
                .as("its operator is there")
                .isFalse();
    }

    /** R069: "the customer programme would be overwritten". */
    @Test
    void anOperatorInContactOverwritesAndTheHouseholdIsToldAndMayUndo() {
        householdSets(30);
        assertThat(stored()).as("its operator is there").isNull();

        operatorSets(80, null);

        assertThat(level()).isEqualTo(80);
        var notice = notices.open(charger).orElseThrow();
        assertThat(notice.operator()).isEqualTo(NORTH);
        assertThat(notice.undoUntil()).isEqualTo(MONDAY.plus(LocalRules.DEFAULT.undoWindow()));
        assertThat(told(ProgrammeReplaced.class)).hasSize(1);

        assertThat(undo(notice)).isInstanceOf(Undo.Done.class);

        assertThat(level()).isEqualTo(30);
        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W * 3 / 10);
        assertThat(control()).isEqualTo(ControlKind.CALENDAR);
        assertThat(told(ProgrammeRestored.class)).hasSize(1);
        assertThat(undo(notice)).isInstanceOf(Undo.NoSuchNotice.class);
    }

    @Test
    void anUndoneReplacementCanBeRepeatedByTheOperatorAndIsToldAgain() {
        householdSets(30);
        operatorSets(80, null);
        undo(notices.open(charger).orElseThrow());

        operatorSets(80, null);

        assertThat(level()).isEqualTo(80);
        assertThat(told(ProgrammeReplaced.class)).hasSize(2);
    }

    @Test
    void undoGoesBackToTheHouseholdsAlsoAfterTheOperatorsSecondProgramme() {
        householdSets(30);
        operatorSets(80, null);
        operatorSets(90, null);

        assertThat(undo(notices.open(charger).orElseThrow())).isInstanceOf(Undo.Done.class);

        assertThat(level()).isEqualTo(30);
        assertThat(told(ProgrammeReplaced.class)).hasSize(1);
    }

    @Test
    void undoGoesBackToTheHouseholdsAlsoWhenTheOperatorHasEndedItsOwn() {
        householdSets(30);
        var operators = operatorSets(80, null);
        world.transactions.run(() -> world.programming.end(
                charger,
                new SetCalendar.SetBy("CPO", CPO, "North Charge"),
                world.standing.defaultOf(charger, RULES),
                operators.version(),
                RULES));
        world.reconcileDue();
        assertThat(level()).as("the default hours").isEqualTo(100);

        assertThat(undo(notices.open(charger).orElseThrow())).isInstanceOf(Undo.Done.class);

        assertThat(level()).isEqualTo(30);
    }

    @Test
    void undoIsOverWithItsTime() {
        householdSets(30);
        operatorSets(80, null);
        world.clock.step(LocalRules.DEFAULT.undoWindow());

        assertThat(undo(notices.open(charger).orElseThrow())).isInstanceOf(Undo.TooLate.class);
        assertThat(level()).isEqualTo(80);
    }

    @Test
    void aDatedReplacementThatIsTakenBackLeavesNothingToUndo() {
        householdSets(30);
        var dated = operatorSets(80, MONDAY.plus(Duration.ofDays(2)));
        assertThat(notices.open(charger).orElseThrow().startsAt())
                .isEqualTo(dated.start().at());

        world.transactions.<Boolean>get(() -> world.programming.cancel(charger, dated.version()));

        assertThat(notices.open(charger)).isEmpty();
    }

    @Test
    void theHouseholdsNextProgrammeOrItsConsentEndsTheNotice() {
        householdSets(30);
        operatorSets(80, null);
        householdSets(40);
        assertThat(notices.open(charger)).isEmpty();

        operatorSets(80, null);
        var notice = notices.open(charger).orElseThrow();
        assertThat(world.household.keep(charger, notice.id())).isTrue();
        assertThat(notices.open(charger)).isEmpty();
        assertThat(world.household.keep(charger, notice.id())).isFalse();
    }

    @Test
    void aSupplyLimitHoldsOverAnUndoneProgramme() {
        householdSets(100);
        operatorSets(50, null);
        world.transactions.get(() -> world.limitControl.issue(
                new NamedParty(ManagedModeWorld.DSO, "Northshire Networks"),
                new NamedParty("f1", "Feeder f1"),
                new LimitRequest(
                        "f1",
                        20,
                        MONDAY.plus(Duration.ofHours(1)),
                        ReasonCode.CABLE,
                        "Cable on Elm Road too warm",
                        "Asked two aggregators, no offer"),
                RULES,
                "dso:northshire-networks"));

        assertThat(undo(notices.open(charger).orElseThrow())).isInstanceOf(Undo.Done.class);

        assertThat(level()).isEqualTo(20);
        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W * 2 / 10);
        world.clock.set(MONDAY.plus(Duration.ofHours(3)));
        world.tick();
        assertThat(level()).as("afterwards its own").isEqualTo(100);
    }

    @Test
    void controlGivenBackRestoresTheOperatorsLastProgramme() {
        operatorSets(60, null);
        silence();
        householdSets(30);

        assertThat(handBack()).isInstanceOf(HandBack.Done.class);

        assertThat(stored()).isEqualTo(ControlState.OUT_OF_CONTACT);
        assertThat(level()).isEqualTo(60);
        assertThat(notices.open(charger)).as("the household wanted it").isEmpty();
        assertThat(handBack()).isInstanceOf(HandBack.NothingTaken.class);
    }

    @Test
    void withoutAnOperatorControlGivenBackIsTheDefaultHours() {
        orphan();
        householdSets(30);

        handBack();

        assertThat(level()).isEqualTo(100);
        assertThat(decision().control().issuer().name()).isEqualTo("GB-2021");
    }

    @Test
    void theDatabaseItselfRefusesASecondOpenNoticeAndAStateThatIsNone() {
        householdSets(30);
        operatorSets(80, null);
        var open = notices.open(charger).orElseThrow();

        assertThat(world.sql.write("""
                        insert into programme_notice (id, chargepoint_id, own_version, operator_version, operator_id,
                          operator_name, replaced_at, starts_at, undo_until, state) values (?, ?, 1, 2, 'x', 'X', ?, ?, ?, 'OPEN')""", UUID.randomUUID(), charger, MONDAY, MONDAY, MONDAY))
                .isInstanceOf(Written.RefusedByDatabase.class);
        assertThat(open.ownVersion()).isLessThan(open.operatorVersion());
        assertThat(world.sql.write(
                        "insert into local_control (chargepoint_id, state, cause, since, version) values (?, 'HOUSEHOLD', null, ?, 1)",
                        charger,
                        MONDAY))
                .isInstanceOf(Written.RefusedByDatabase.class);
    }

    private void silence() {
        world.clock.step(TOO_LONG);
        // The charger itself is there all the time.
        world.sql.update("update twin set last_seen = ? where chargepoint_id = ?", world.clock.instant(), charger);
        watch();
    }

    private void orphan() {
        world.sql.update(
                "update command_authority set valid_until = ? where chargepoint_id = ?",
                world.clock.instant().minusSeconds(1),
                charger);
        world.authority(charger, Party.MANAGED_MODE.id(), world.clock.instant().minusSeconds(1), Authority.OPEN_END);
        world.sql.update("update device set operator_id = null, operator_name = null where id = ?", charger);
    }

    private void operatedBy(String operator) {
        world.sql.update(
                "update command_authority set valid_until = ? where chargepoint_id = ? and valid_until = ?",
                world.clock.instant(),
                charger,
                Authority.OPEN_END);
        world.authority(charger, operator, world.clock.instant(), Authority.OPEN_END);
    }

    private void watch() {
        world.transactions.run(() -> world.controlWatch.tick(new Tick(world.clock.instant())));
        world.sql.update("update local_control_watch set next_at = '2026-01-01'");
    }

    private SetCalendar operatorSets(int level, @Nullable Instant from) {
        return set(level, new SetCalendar.SetBy("CPO", CPO, "North Charge"), from);
    }

    private SetCalendar householdSets(int level) {
        return set(level, new SetCalendar.SetBy("CONSUMER", ALICE.toString(), "Owner"), null);
    }

    private SetCalendar set(int level, SetCalendar.SetBy by, @Nullable Instant from) {
        var seen = world.calendars.plan(charger, world.clock.instant()).version();
        var set = ((Replacement.Replaced) world.transactions.get(
                        () -> world.programming.replace(charger, constant(level), by, seen, from, RULES)))
                .now();
        world.reconcileDue();
        return set;
    }

    private Undo undo(ProgrammeNotice notice) {
        var undone = world.transactions.get(() -> world.household.undo(charger, notice.id(), ALICE, RULES));
        world.reconcileDue();
        return undone;
    }

    private HandBack handBack() {
        var done = world.transactions.get(() -> world.household.handBack(charger, RULES));
        world.reconcileDue();
        return done;
    }

    private @Nullable ControlState stored() {
        return world.sql
                .one(
                        "select state from local_control where chargepoint_id = ?",
                        row -> ControlState.valueOf(row.getString(1)),
                        charger)
                .orElse(null);
    }

    private String seen() {
        return world.controls.of(charger, world.clock.instant()).state();
    }

    private <T> List<T> told(Class<T> type) {
        return world.outbox.stream()
                .map(ManagedModeWorld.Told::data)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static Calendar constant(int level) {
        return new Calendar(
                ZoneId.of("Europe/London"),
                List.of(new Calendar.Entry(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, level)),
                List.of());
    }

    private ControlKind control() {
        return decision().control().kind();
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
