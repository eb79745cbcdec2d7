package energy.switchpoint.twins.boundary;

import static energy.switchpoint.testing.Asking.ALICE;
import static energy.switchpoint.testing.ManagedModeWorld.CPO;
import static energy.switchpoint.testing.ManagedModeWorld.DSO;
import static energy.switchpoint.testing.ManagedModeWorld.RATING_W;
import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.calendars.entity.Calendar;
import energy.switchpoint.calendars.entity.SetCalendar.SetBy;
import energy.switchpoint.calendars.entity.SetCalendar.Start;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.levels.entity.Issuer;
import energy.switchpoint.levels.entity.Setpoint;
import energy.switchpoint.limits.entity.LimitRequest;
import energy.switchpoint.limits.entity.ReasonCode;
import energy.switchpoint.limits.entity.SupplyLimit.NamedParty;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.rulepacks.entity.LocalRules;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.setpoints.control.Orders;
import energy.switchpoint.testing.Asking;
import energy.switchpoint.testing.ManagedModeWorld;
import energy.switchpoint.twins.control.Outlooks;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The twin answers why: level, deciding command, issuer, until when, offset and its rule, and what lost against it (R003). */
class TwinViewsTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final RulePack RULES = ManagedModeWorld.rules(0, 600);
    static final Issuer NORTH = new Issuer(Issuer.Kind.CPO, CPO, "North Charge");

    final ManagedModeWorld world = new ManagedModeWorld(NOON, RULES);
    final Asking asking = new Asking(world.sql);
    final TwinViews views = new TwinViews();
    UUID charger;

    @BeforeEach
    void alicesChargerAtWork() {
        charger = world.charger("f1");
        world.sql.update("update device set owner_person_id = ? where id = ?", ALICE.value(), charger);
        world.contacts.heard(new OrganisationId(CPO));
        world.charge(charger, "t1");
        views.current = asking.current();
        views.twins = world.twins;
        views.wishbook = world.wishbook;
        views.slots = world.slots;
        views.policies = world.policies;
        views.outlooks = new Outlooks(world.needs, world.wishbook, world.slots, world.twins, world.clock);
        views.products = world.products;
        views.rulePacks = world.rulePacks;
        views.whoControls = world.controls;
        views.history = world.history;
        views.commands = world.chargers;
        views.clock = world.clock;
    }

    @Test
    void whatNobodyHasSetIsTheDefaultAndSaidSo() {
        var twin = twin();

        assertThat(twin.control().kind()).isEqualTo("DEFAULT_MODE");
        assertThat(twin.managed().sentence())
                .isEqualTo("Nobody has set a programme, so the default hours (GB-2021) count: 100 % (7.4 kW).");
        assertThat(twin.managed().inControl().state()).isEqualTo("OPERATED");
        assertThat(twin.heldBy()).isEqualTo("DEVICE");
    }

    @Test
    void requestedLegalAcceptedAndAppliedAreToldApart() {
        command(47, true);

        var twin = twin();

        assertThat(twin.level().requested()).isEqualTo(47);
        assertThat(twin.managed().stages()).satisfies(stages -> {
            assertThat(stages.legalPercent())
                    .as("rounded down to the product's step")
                    .isEqualTo(40);
            assertThat(stages.requestedAt()).isEqualTo(NOON);
            assertThat(stages.acceptedAt()).isEqualTo(NOON);
            assertThat(stages.appliedAt()).isEqualTo(NOON);
            assertThat(stages.appliedHow()).isEqualTo("COMPOSITE_SCHEDULE");
        });
        assertThat(twin.level().accepted()).isEqualTo(40);
        assertThat(twin.level().applied()).isEqualTo(40);
        assertThat(twin.level().limitW()).isEqualTo(RATING_W * 4 / 10);
    }

    @Test
    void theDecidingCommandIsNamedWithItsIssuerItsEndItsOffsetAndTheRule() {
        var ordered = command(40, false);

        world.clock.set(ordered.startsHere());
        var control = twin().control();

        assertThat(control.kind()).isEqualTo("COMMANDED_STATE");
        assertThat(control.issuer().name()).isEqualTo("North Charge");
        assertThat(control.until()).isEqualTo(ordered.endsHere());
        assertThat(control.offsetS()).isEqualTo(ordered.offsetS());
        assertThat(control.rule()).isEqualTo(ordered.rule()).startsWith("GB-2021: 0 to 600 s");
    }

    @Test
    void whatIsInForceAndDoesNotDecideIsListedWithItsReason() {
        command(80, true);
        limit(20);

        var twin = twin();

        assertThat(twin.control().kind()).isEqualTo("SUPPLY_LIMIT");
        assertThat(twin.managed().sentence())
                .isEqualTo(
                        "Northshire Networks limits your charger to 20 % (1.5 kW) until 13:00: Cable on Elm Road too warm.");
        assertThat(twin.managed().lost()).anySatisfy(lost -> {
            assertThat(lost.kind()).isEqualTo("COMMANDED_STATE");
            assertThat(lost.levelPercent()).isEqualTo(80);
            assertThat(lost.why()).isNotBlank();
        });
    }

    @Test
    void aSilentChargerIsForetoldAndItsReturnCompared() {
        command(40, true);
        world.chargers.charger(charger).connected = false;
        world.hear(new ChargerEvent.Disconnected(charger, world.clock.instant()));
        world.clock.step(Duration.ofMinutes(5));

        var away = twin().managed();

        assertThat(away.silent().since()).isEqualTo(NOON);
        assertThat(away.silent().levelPercent()).isEqualTo(40);
        assertThat(away.sentence())
                .contains(
                        "It has been out of contact since 12:00; it holds a command for the running session until its end");

        world.chargers.charger(charger).connected = true;
        world.hear(new ChargerEvent.Connected(charger, world.clock.instant(), "2.0.1", UUID.randomUUID(), "127.0.0.1"));
        world.reconcileDue();
        var back = twin().managed();
        assertThat(back.silent()).isNull();
        assertThat(back.comparison().predictedPercent()).isEqualTo(40);
        assertThat(back.comparison().reportedPercent()).isEqualTo(40);
    }

    @Test
    void aChargerThatAcceptsAndDoesNotFollowIsSaidToDoSo() {
        world.chargers.charger(charger).script = command -> command instanceof ChargerCommand.ReadCompositeSchedule
                ? new CommandOutcome.CompositeSchedule(
                        world.clock.instant(), world.clock.instant(), List.of(new Period(0, RATING_W)))
                : null;

        command(40, true);

        assertThat(twin().managed().obedience().times()).isPositive();
        assertThat(twin().managed().sentence())
                .endsWith("It does not follow: accepted 2960 W, says that it follows 7400 W.");
    }

    @Test
    void aClockBeyondTheToleranceIsMarked() {
        world.sql.update(
                "update twin set clock_offset_ms = 12500, clock_wrong_since = ? where chargepoint_id = ?",
                NOON,
                charger);

        assertThat(twin().managed().clock()).satisfies(clock -> {
            assertThat(clock.offsetMs()).isEqualTo(12_500);
            assertThat(clock.toleranceMs()).isEqualTo(10_000);
            assertThat(clock.wrongSince()).isEqualTo(NOON);
        });
    }

    /** R070. */
    @Test
    void aSilentOperatorAndTheHouseholdsOwnProgrammeAreNamed() {
        world.clock.step(LocalRules.DEFAULT.operatorSilentAfter());
        world.sql.update("update twin set last_seen = ? where chargepoint_id = ?", world.clock.instant(), charger);

        assertThat(twin().managed().inControl()).satisfies(c -> {
            assertThat(c.state()).isEqualTo("OUT_OF_CONTACT");
            assertThat(c.cause()).isEqualTo("OPERATOR_SILENT");
            assertThat(c.lostSince()).isEqualTo(NOON);
            assertThat(c.householdDecides()).isTrue();
        });
        assertThat(twin().managed().sentence())
                .endsWith("North Charge has not been heard of since 1 March 12:00; you may set a programme yourself.");

        world.transactions.run(() -> world.programming.replace(
                charger, constant(30), new SetBy("CONSUMER", ALICE.toString(), "Owner"), 0, null, RULES));
        assertThat(twin().managed().sentence())
                .endsWith("your own programme counts until you change it or an operator is back.");
        world.contacts.heard(new OrganisationId(CPO));
        assertThat(twin().managed().sentence())
                .endsWith("North Charge is back; your own programme counts until it sets another.");
    }

    @Test
    void aProgrammeNamesWhoSetIt() {
        world.transactions.run(() -> world.calendars.replace(
                charger,
                constant(30),
                new SetBy("CPO", CPO, "North Charge"),
                0,
                new Start(NOON, 0, "none, for this test")));
        world.reconcileDue();

        assertThat(twin().control().kind()).isEqualTo("CALENDAR");
        assertThat(twin().calendarSetBy().name()).isEqualTo("North Charge");
        assertThat(twin().managed().sentence())
                .startsWith("Your charger follows the programme of North Charge: 30 % (2.2 kW)");
    }

    /** R115. */
    @Test
    void aNetworkOperatorSeesTheLoadAndNotWhoseItIs() {
        asking.as(DSO, Role.DSO);

        var twin = twin();

        assertThat(twin.identity()).isNull();
        assertThat(twin.label()).isNull();
        assertThat(twin.session()).isNull();
        assertThat(twin.powerW()).isPositive();
    }

    private TwinView twin() {
        return views.twin(asking.own().require(charger));
    }

    private Setpoint command(int percent, boolean atOnce) {
        var given = world.transactions.get(
                () -> world.orders.command(charger, NORTH, percent, null, NOON.plusSeconds(7200), atOnce, RULES));
        world.reconcileDue();
        return ((Orders.Commanded.Given) given).setpoint();
    }

    private void limit(int percent) {
        world.transactions.get(() -> world.limitControl.issue(
                new NamedParty(DSO, "Northshire Networks"),
                new NamedParty("f1", "Feeder f1"),
                new LimitRequest(
                        "f1",
                        percent,
                        NOON.plusSeconds(3600),
                        ReasonCode.CABLE,
                        "Cable on Elm Road too warm",
                        "Asked two aggregators, no offer"),
                RULES,
                "dso:northshire-networks"));
        world.reconcileDue();
    }

    private static Calendar constant(int level) {
        return new Calendar(
                ZoneId.of("Europe/London"),
                List.of(new Calendar.Entry(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, level)),
                List.of());
    }
}
