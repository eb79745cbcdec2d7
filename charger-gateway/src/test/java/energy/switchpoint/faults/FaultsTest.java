package energy.switchpoint.faults;

import static energy.switchpoint.testing.ManagedModeWorld.RATING_W;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvent.ConnectorStatus;
import energy.switchpoint.commands.entity.DeviceEvent;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.faults.control.FaultIntake;
import energy.switchpoint.faults.entity.ChargerFault;
import energy.switchpoint.faults.entity.ChargerFault.State;
import energy.switchpoint.levels.entity.Control;
import energy.switchpoint.levels.entity.ControlKind;
import energy.switchpoint.levels.entity.LevelDecision;
import energy.switchpoint.products.entity.FaultRule;
import energy.switchpoint.products.entity.FaultRule.Group;
import energy.switchpoint.products.entity.FaultRule.Restart;
import energy.switchpoint.products.entity.MeterFacts;
import energy.switchpoint.products.entity.ProductData;
import energy.switchpoint.testing.ManagedModeWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fault table at work (R060, R061): who is held, for how long, and who may say that charging goes on. */
class FaultsTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final UUID PRODUCT = UUID.fromString("00000000-0000-7000-8000-000000000b01");

    final ManagedModeWorld world = new ManagedModeWorld(NOON, ManagedModeWorld.rules(0, 600), new Random(61));
    UUID charger;

    @BeforeEach
    void aChargerOfAProductWithAFaultTable() {
        charger = world.charger("f1");
        var rules = List.of(
                rule("HighTemperature", null, Group.OVERTEMPERATURE, Restart.AUTO, 120),
                rule("OtherError", "E17", Group.EARTH_FAULT, Restart.NEVER, 0),
                rule("OtherError", null, Group.OTHER, Restart.AUTO, 0));
        world.transactions.run(() -> {
            world.products.describe(
                    new ProductData(PRODUCT, "Voltworks", "Home 7", null, 0, MeterFacts.UNKNOWN, rules));
            world.products.assign(charger, PRODUCT);
        });
        world.reconcileDue();
    }

    @Test
    void aFaultHoldsTheChargerAndItsTableSaysWhenItGoesOn() {
        says(ConnectorStatus.FAULTED, "HighTemperature", null);
        assertThat(world.chargers.limit(charger)).isZero();
        assertThat(control().kind()).isEqualTo(ControlKind.HOLD);
        assertThat(control().reason()).isEqualTo("In plain words: HighTemperature");

        world.clock.step(Duration.ofMinutes(10));
        says(ConnectorStatus.AVAILABLE, null, null);

        var fault = only();
        assertThat(fault.state()).isEqualTo(State.WAITING);
        assertThat(fault.offsetRule()).isEqualTo("GB-2021: 0 to 600 s on a restart after a fault");
        assertThat(fault.offsetS()).isBetween(1, 600);
        assertThat(fault.resumeAt()).isEqualTo(NOON.plus(Duration.ofMinutes(12)).plusSeconds(fault.offsetS()));
        world.clock.set(fault.resumeAt().minusSeconds(1));
        assertThat(world.chargers.limit(charger)).isZero();
        assertThat(control().offsetS()).isEqualTo(fault.offsetS());
        world.clock.set(fault.resumeAt());
        assertThat(world.chargers.limit(charger)).as("by itself").isEqualTo(RATING_W);
        world.tick();
        assertThat(only().state()).isEqualTo(State.OVER);
    }

    @Test
    void anEarthFaultNeverGoesOnByItselfAndOnlyAfterAPersonHasConfirmed() {
        says(ConnectorStatus.FAULTED, "GroundFailure", null);
        assertThat(world.transactions.<Boolean>get(
                        () -> world.faultIntake.confirm(only(), "north-charge", "looked at it")))
                .as("while it is there")
                .isFalse();
        says(ConnectorStatus.AVAILABLE, null, null);

        world.clock.step(Duration.ofDays(400));
        world.tick();
        world.hear(new ChargerEvent.Booted(charger, world.clock.instant(), "Voltworks", "Home 7", "1", "2.0"));
        world.reconcileDue();

        assertThat(only().state()).isEqualTo(State.BLOCKED);
        assertThat(world.chargers.limit(charger)).isZero();
        assertThat(FaultIntake.mayBeConfirmedByOwner(only())).isFalse();

        world.transactions.run(() -> world.faultIntake.confirm(only(), "north-charge", "Damaged cable replaced"));
        world.reconcileDue();

        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W);
        assertThat(only().confirmedBy()).isEqualTo("north-charge");
        assertThat(only().found()).isEqualTo("Damaged cable replaced");
    }

    @Test
    void aVendorsOwnCodeFindsItsRow() {
        says(ConnectorStatus.FAULTED, "OtherError", "E17");

        assertThat(only().rule().group()).isEqualTo(Group.EARTH_FAULT);
    }

    @Test
    void aTableCannotLetAnEarthFaultGoOnByItself() {
        assertThatThrownBy(() -> rule("GroundFailure", null, Group.EARTH_FAULT, Restart.AUTO, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFaultTheTableDoesNotNameIsAskedAbout() {
        says(ConnectorStatus.FAULTED, "PowerSwitchFailure", null);
        says(ConnectorStatus.AVAILABLE, null, null);

        assertThat(only().state()).isEqualTo(State.ASKING);
        assertThat(FaultIntake.mayBeConfirmedByOwner(only())).isTrue();
        world.transactions.run(() -> world.faultIntake.confirm(only(), "OWNER", ""));
        world.reconcileDue();
        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W);
    }

    @Test
    void aFaultThatComesAgainBeforeItWasConfirmedIsThereAgain() {
        says(ConnectorStatus.FAULTED, "GroundFailure", null);
        says(ConnectorStatus.AVAILABLE, null, null);
        says(ConnectorStatus.FAULTED, "GroundFailure", null);

        assertThat(only().state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void aChargerThatWatchesItsResidualCurrentIsHeldByThatAndAStatusDoesNotFreeIt() {
        says(ConnectorStatus.FAULTED, null, null);
        assertThat(only().rule().code()).isEqualTo("Faulted");

        watched("RCD", "Tripped", "true", false);
        says(ConnectorStatus.AVAILABLE, null, null);

        var fault = world.faults.of(charger, 10).stream()
                .filter(f -> f.rule().code().equals("RCD"))
                .findFirst()
                .orElseThrow();
        assertThat(fault.rule().group()).isEqualTo(Group.EARTH_FAULT);
        assertThat(fault.state()).isEqualTo(State.ACTIVE);
        watched("RCD", "Tripped", "false", true);
        assertThat(world.faults.one(charger, fault.id()).orElseThrow().state()).isEqualTo(State.BLOCKED);
        assertThat(world.faults.of(charger, 10))
                .filteredOn(f -> f.rule().code().equals("Faulted"))
                .as("the nameless one has a name now")
                .allMatch(f -> f.state() == State.OVER);
    }

    @Test
    void whatIsWatchedAndIsNoFaultHoldsNobody() {
        watched("TemperatureSensor", "Temperature", "41", false);

        assertThat(world.faults.of(charger, 10)).isEmpty();
    }

    @Test
    void aSessionGoesOnAfterALossOfMainsAfterARandomWait() {
        world.charge(charger, "t1");
        world.clock.step(Duration.ofMinutes(5));

        world.hear(new ChargerEvent.Booted(charger, world.clock.instant(), "Voltworks", "Home 7", "1", "2.0"));
        world.reconcileDue();

        var fault = only();
        assertThat(fault.rule().code()).isEqualTo(FaultRule.LOSS_OF_MAINS);
        assertThat(fault.state()).isEqualTo(State.WAITING);
        assertThat(world.chargers.limit(charger)).isZero();
        world.clock.set(fault.resumeAt());
        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W);
    }

    @Test
    void aSessionThatEndedMeanwhileLeavesNothingToResume() {
        world.charge(charger, "t1");
        world.hear(new ChargerEvent.Booted(charger, world.clock.instant(), "Voltworks", "Home 7", "1", "2.0"));

        world.hear(new ChargerEvent.TransactionEnded(charger, world.clock.instant(), "t1", 2000, "PowerLoss"));
        world.reconcileDue();

        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W);
    }

    @Test
    void aStartWithoutASessionHoldsNobody() {
        world.hear(new ChargerEvent.Booted(charger, world.clock.instant(), "Voltworks", "Home 7", "1", "2.0"));

        assertThat(world.faults.of(charger, 10)).isEmpty();
    }

    private ChargerFault only() {
        var all = world.faults.of(charger, 10);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private void says(ConnectorStatus status, @Nullable String code, @Nullable String vendorCode) {
        world.hear(new ChargerEvent.StatusChanged(charger, world.clock.instant(), 1, status, code, vendorCode));
        world.reconcileDue();
    }

    private void watched(String component, String variable, String value, boolean cleared) {
        world.hear(new DeviceEvent.MonitorTriggered(
                charger,
                world.clock.instant(),
                1,
                null,
                SettingName.of(component, variable),
                value,
                DeviceEvent.Trigger.values()[0],
                cleared,
                false,
                null,
                null,
                null,
                null,
                null));
        world.reconcileDue();
    }

    private Control control() {
        var now = world.clock.instant();
        return LevelDecision.at(
                        now, world.wishbook.of(charger, now).orElseThrow().wishes())
                .control();
    }

    private static FaultRule rule(String code, @Nullable String vendor, Group group, Restart restart, int waitS) {
        return new FaultRule(
                code, vendor, group, "stops", restart, Duration.ofSeconds(waitS), "In plain words: " + code);
    }
}
