package energy.switchpoint.twins.control;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.CommandOutcome.Effect;
import energy.switchpoint.commands.entity.CommandOutcome.SettingResult;
import energy.switchpoint.commands.entity.CommandOutcome.SettingValue;
import energy.switchpoint.commands.entity.OperationCommand.ChangeAvailability;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.commands.entity.SettingsCommand.ReadSettings;
import energy.switchpoint.commands.entity.SettingsCommand.Setting;
import energy.switchpoint.commands.entity.SettingsCommand.WriteSettings;
import energy.switchpoint.levels.entity.Issuer;
import energy.switchpoint.products.entity.MeterFacts;
import energy.switchpoint.products.entity.ProductData;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.testing.ManagedModeWorld;
import energy.switchpoint.twins.entity.DrivenBy;
import energy.switchpoint.twins.entity.Managed.How;
import energy.switchpoint.twins.entity.TwinFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chargers without Smart Charging are driven by what they have: their product's setting, else on and off. */
class DrivenOtherwiseTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final RulePack RULES = ManagedModeWorld.rules(0, 600);
    static final Issuer OPERATOR = new Issuer(Issuer.Kind.CPO, ManagedModeWorld.CPO, "North Charge");
    static final UUID PRODUCT = UUID.fromString("00000000-0000-7000-8000-000000000b09");
    static final SettingName MOST_AMPERES = SettingName.of("MaxCurrent");

    final ManagedModeWorld world = new ManagedModeWorld(NOON, RULES);
    UUID charger;

    /** The charger's own settings. */
    final Map<String, String> settings = new HashMap<>(Map.of("MaxCurrent", "32"));

    Effect itsWord = Effect.APPLIED;
    boolean keepsTheSetting = true;

    @BeforeEach
    void aChargerThatKnowsNoSmartCharging() {
        world.sql.update("delete from limit_setting");
        charger = world.charger("f1");
        world.charge(charger, "t1");
        world.chargers.charger(charger).script = this::answer;
    }

    @Test
    void aProductsSettingIsWrittenRoundedDownAndReadAgain() {
        itsProductHas("MaxCurrent", "A", 1);

        command(50);

        assertThat(facts().managed().drivenBy()).isEqualTo(DrivenBy.VENDOR_KEY);
        assertThat(facts().managed().drivenBecause()).startsWith("refused a limit: NotImplemented");
        // 3700 W / 230 V = 16.09 A
        assertThat(settings).containsEntry("MaxCurrent", "16");
        assertThat(facts().acceptedPercent()).isEqualTo(50);
        assertThat(facts().managed().applied().percent()).isEqualTo(50);
        assertThat(facts().managed().applied().how()).isEqualTo(How.VARIABLE);
        assertThat(facts().holdsProgramme())
                .as("the gateway drives every edge itself")
                .isFalse();
        assertThat(world.chargers.sentTo(charger))
                .as("its session goes on")
                .noneMatch(ChargerCommand.StopTransaction.class::isInstance)
                .noneMatch(ChangeAvailability.class::isInstance);
    }

    @Test
    void atTheEndOfTheOrderTheSettingIsPutBack() {
        itsProductHas("MaxCurrent", "A", 1);
        command(50);

        world.clock.set(NOON.plusSeconds(3600));
        waitForIt();

        assertThat(settings).containsEntry("MaxCurrent", "32");
        assertThat(facts().acceptedPercent()).isEqualTo(100);
    }

    @Test
    void aCoarseSettingAndOneInWattsAreRoundedDownToo() {
        itsProductHas("MaxCurrent", "A", 6);
        command(50);
        assertThat(settings).containsEntry("MaxCurrent", "12");

        world.sql.update("update limit_setting set unit = 'W', smallest = 100");
        world.clock.step(Duration.ofSeconds(1));
        command(30);
        // 2220 W
        assertThat(settings).containsEntry("MaxCurrent", "2200");
    }

    @Test
    void threePhasesShareTheWatts() {
        itsProductHas("MaxCurrent", "A", 1);
        world.sql.update("update device set phases = 3 where id = ?", charger);

        command(50);

        // 3700 W / 690 V = 5.36 A
        assertThat(settings).containsEntry("MaxCurrent", "5");
    }

    @Test
    void zeroIsZeroAlsoBySetting() {
        itsProductHas("MaxCurrent", "A", 1);

        command(0);

        assertThat(settings).containsEntry("MaxCurrent", "0");
    }

    @Test
    void aSettingThatIsTakenAndNotKeptIsAcceptedAndNotApplied() {
        itsProductHas("MaxCurrent", "A", 1);
        keepsTheSetting = false;

        command(50);

        assertThat(facts().acceptedPercent()).isEqualTo(50);
        assertThat(facts().managed().applied().how()).isNotEqualTo(How.VARIABLE);
    }

    @Test
    void aSettingThatCountsOnlyAfterARestartIsNotApplied() {
        itsProductHas("MaxCurrent", "A", 1);
        itsWord = Effect.AFTER_RESTART;

        command(50);

        assertThat(settings).containsEntry("MaxCurrent", "16");
        assertThat(facts().managed().applied().how()).isNotEqualTo(How.VARIABLE);
    }

    @Test
    void aRefusedSettingIsTriedAgainWithGrowingPauses() {
        itsProductHas("MaxCurrent", "A", 1);
        itsWord = Effect.REFUSED;

        command(50);
        assertThat(facts().acceptedPercent()).isNull();
        assertThat(facts().managed().drive().failures()).isPositive();
        var tries = writes();
        world.clock.step(Duration.ofSeconds(1));
        world.reconcileDue();
        assertThat(writes()).as("not without pause").isEqualTo(tries);

        itsWord = Effect.APPLIED;
        world.clock.step(Duration.ofMinutes(30));
        world.reconcileDue();
        assertThat(settings).containsEntry("MaxCurrent", "16");
        assertThat(facts().acceptedPercent()).isEqualTo(50);
        assertThat(facts().managed().drive().failures()).isZero();
    }

    @Test
    void aSettingOfEveryModelOfABrandGivesWayToTheModelsOwn() {
        itsProductHas("MaxCurrent", "A", 1);
        world.sql.update(
                "insert into limit_setting (brand, model, name, unit, smallest) values ('Plainbox', '*', 'Other', 'W', 1)");

        assertThat(new Driving(world.sql, world.chargers)
                        .setting(charger)
                        .orElseThrow()
                        .name())
                .isEqualTo(MOST_AMPERES);

        world.sql.update("delete from limit_setting where model <> '*'");
        assertThat(new Driving(world.sql, world.chargers)
                        .setting(charger)
                        .orElseThrow()
                        .name())
                .isEqualTo(SettingName.of("Other"));
    }

    @Test
    void withoutASettingItIsOnOrOffAndAnythingLessIsOff() {
        command(50);

        assertThat(facts().managed().drivenBy()).isEqualTo(DrivenBy.START_STOP);
        assertThat(world.chargers.sentTo(charger))
                .containsSubsequence(new ChargerCommand.StopTransaction("t1"), new ChangeAvailability(0, false));
        assertThat(facts().acceptedPercent()).isZero();
    }

    @Test
    void aSessionThatBeginsAtAClosedChargerIsEndedToo() {
        command(0);
        world.hear(new ChargerEvent.TransactionEnded(charger, world.clock.instant(), "t1", 1000, "Remote"));

        world.hear(new ChargerEvent.TransactionStarted(charger, world.clock.instant(), "t2", 1, null, 1000));
        waitForIt();

        assertThat(world.chargers.sentTo(charger)).contains(new ChargerCommand.StopTransaction("t2"));
    }

    @Test
    void aVehicleThatHasLeftIsNotBegunForTheNextOne() {
        command(0);
        world.hear(new ChargerEvent.TransactionEnded(charger, world.clock.instant(), "t1", 1000, "Remote"));
        world.chargers.charger(charger).script = command -> command instanceof ChargerCommand.StartTransaction
                ? new CommandOutcome.Refused(world.clock.instant(), "Rejected")
                : answer(command);

        world.clock.set(NOON.plusSeconds(3600));
        waitForIt();
        var begun = begins();
        world.clock.step(Duration.ofHours(1));
        waitForIt();

        assertThat(begun).isOne();
        assertThat(begins()).as("not again").isOne();
        assertThat(world.chargers.sentTo(charger)).contains(new ChangeAvailability(0, true));
        assertThat(facts().acceptedPercent()).isEqualTo(100);
    }

    private @Nullable CommandOutcome answer(ChargerCommand command) {
        var now = world.clock.instant();
        return switch (command) {
            case ChargerCommand.SetSchedule _ -> new CommandOutcome.Refused(now, "NotImplemented: SetChargingProfile");
            case WriteSettings(var wanted) -> written(now, wanted.getFirst());
            case ReadSettings(var names) ->
                new CommandOutcome.SettingsRead(
                        now,
                        names.stream()
                                .filter(n -> settings.containsKey(n.path()))
                                .map(n -> new SettingValue(n, settings.get(n.path()), false, null))
                                .toList(),
                        List.of());
            default -> null;
        };
    }

    private CommandOutcome written(Instant now, Setting wanted) {
        var effect = settings.containsKey(wanted.name().path()) ? itsWord : Effect.REFUSED;
        if (effect != Effect.REFUSED && keepsTheSetting) {
            settings.put(wanted.name().path(), wanted.value());
        }
        return new CommandOutcome.SettingsWritten(
                now, List.of(new SettingResult(wanted.name(), effect, effect.name())));
    }

    private void itsProductHas(String name, String unit, int smallest) {
        world.transactions.run(() -> {
            world.products.describe(
                    new ProductData(PRODUCT, "Plainbox", "One", null, 0, MeterFacts.UNKNOWN, List.of()));
            world.products.assign(charger, PRODUCT);
        });
        world.sql.update(
                "insert into limit_setting (brand, model, name, unit, smallest) values ('Plainbox', 'One', ?, ?, ?)",
                name,
                unit,
                smallest);
    }

    private void command(int percent) {
        world.transactions.run(
                () -> world.orders.command(charger, OPERATOR, percent, null, NOON.plusSeconds(3600), true, RULES));
        waitForIt();
    }

    private void waitForIt() {
        for (int i = 0; i < 60; i++) {
            world.reconcileDue();
            world.clock.step(Duration.ofSeconds(1));
        }
        world.reconcileDue();
    }

    private long writes() {
        return world.chargers.sentTo(charger).stream()
                .filter(WriteSettings.class::isInstance)
                .count();
    }

    private long begins() {
        return world.chargers.sentTo(charger).stream()
                .filter(ChargerCommand.StartTransaction.class::isInstance)
                .count();
    }

    private TwinFacts facts() {
        return world.twins.facts(charger);
    }
}
