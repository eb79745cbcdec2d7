package energy.switchpoint.recovery;

import static energy.switchpoint.testing.ManagedModeWorld.DSO;
import static energy.switchpoint.testing.ManagedModeWorld.RATING_W;
import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.levels.entity.ControlKind;
import energy.switchpoint.levels.entity.LevelDecision;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.recovery.entity.Recovery;
import energy.switchpoint.testing.ManagedModeWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A feeder comes back after an outage (R064, R088), and load that steps all at once is noticed (R063). */
class RecoveryTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

    final ManagedModeWorld world = new ManagedModeWorld(NOON, ManagedModeWorld.rules(0, 600), new Random(64));

    @Test
    void theChargersOfAFeederThatComesBackAreLetGoOneByOne() {
        var chargers = world.chargers("f1", 40);
        var elsewhere = world.charger("f2");

        chargers.forEach(this::boot);
        boot(elsewhere);
        world.reconcileAll(chargers);

        var begun = seen(DSO, Role.DSO);
        assertThat(begun.chargers()).isEqualTo(40);
        assertThat(begun.released()).isLessThan(3);
        assertThat(begun.windowS()).isEqualTo(600);
        assertThat(begun.rule()).isEqualTo("GB-2021: 0 to 600 s on supply coming back");
        assertThat(world.chargers.limit(elsewhere)).as("alone on its feeder").isEqualTo(RATING_W);
        var released = new HashMap<UUID, Integer>();
        for (int second = 0; second <= 600; second++) {
            world.clock.set(NOON.plusSeconds(second));
            for (var id : chargers) {
                if (world.chargers.limit(id) == RATING_W) {
                    released.putIfAbsent(id, second);
                }
            }
            if (second == 300) {
                assertThat(seen(DSO, Role.DSO).released())
                        .isEqualTo(released.size())
                        .isBetween(8, 32);
            }
        }
        assertThat(released).hasSize(40);
        assertThat(released.values().stream().distinct().count()).isGreaterThan(30);
    }

    @Test
    void theHouseholdReadsThatItIsHeldForTheNetwork() {
        var chargers = world.chargers("f1", 4);
        chargers.forEach(this::boot);

        var control = LevelDecision.at(
                        NOON,
                        world.wishbook
                                .of(chargers.getFirst(), NOON)
                                .orElseThrow()
                                .wishes())
                .control();

        assertThat(control.kind()).isEqualTo(ControlKind.HOLD);
        assertThat(control.reason()).contains("one by one");
        assertThat(control.offsetS()).isPositive();
    }

    @Test
    void aLargeFeederGetsALongerWindowUpToTheCap() {
        world.chargers("f1", 450);
        var back = world.chargers("f1", 3);
        back.forEach(this::boot);
        assertThat(seen(DSO, Role.DSO).windowS()).isEqualTo(906);
    }

    @Test
    void oneOrTwoChargersThatStartAnewAreNoOutage() {
        world.chargers("f1", 2).forEach(this::boot);

        assertThat(world.recoveries.seenBy(member(DSO, Role.DSO), NOON, 10)).isEmpty();
    }

    @Test
    void oneThatComesLaterGetsAPlaceOfItsOwn() {
        world.chargers("f1", 3).forEach(this::boot);
        var late = world.charger("f1");
        world.clock.step(Duration.ofMinutes(4));

        boot(late);
        world.reconcileDue();

        assertThat(seen(DSO, Role.DSO).chargers()).isEqualTo(4);
        assertThat(world.chargers.limit(late)).isZero();
    }

    @Test
    void aRecoveryEndsWhenAllAreLetGoAndIsOnTheLedger() {
        world.chargers("f1", 3).forEach(this::boot);

        world.clock.step(Duration.ofMinutes(11));
        world.tick();

        assertThat(seen(DSO, Role.DSO).endedAt()).isEqualTo(world.clock.instant());
        assertThat(world.ledger)
                .extracting(ManagedModeWorld.Written::kind)
                .containsExactly("recovery.started", "recovery.ended");
    }

    @Test
    void everybodySeesItsOwnPartOnly() {
        world.chargers("f1", 3).forEach(this::boot);

        assertThat(world.recoveries.seenBy(member("southmoor-power", Role.DSO), NOON, 10))
                .isEmpty();
        assertThat(world.recoveries.seenBy(member("south-charge", Role.CPO), NOON, 10))
                .isEmpty();
        assertThat(seen(ManagedModeWorld.CPO, Role.CPO).chargers()).isEqualTo(3);
    }

    @Test
    void loadThatStepsAtManyChargersAtOnceRaisesAnAlarmInEachAreaAndSlowChangeDoesNot() {
        var chargers = world.chargers("f1", 6);
        world.tick();
        for (var id : chargers) {
            world.clock.step(Duration.ofSeconds(10));
            draws(id, RATING_W);
            world.tick();
        }
        assertThat(alarms()).as("one by one").isEmpty();

        world.clock.step(Duration.ofSeconds(10));
        chargers.forEach(id -> draws(id, 0));
        world.tick();

        assertThat(alarms()).extracting("areaId").containsExactlyInAnyOrder("f1", "north");
        assertThat(alarms()).allSatisfy(a -> {
            assertThat(a.beforeW()).isEqualTo(6 * RATING_W);
            assertThat(a.afterW()).isZero();
            assertThat(a.chargers()).isEqualTo(6);
            assertThat(a.explained()).isNull();
        });
    }

    private List<energy.switchpoint.recovery.control.LoadSteps.Alarm> alarms() {
        return world.loadSteps.seenBy(member(DSO, Role.DSO), 0, 10);
    }

    private void draws(UUID id, long watts) {
        world.hear(new ChargerEvent.MeterSampled(id, world.clock.instant(), 1, null, watts, null));
    }

    private void boot(UUID id) {
        world.hear(new ChargerEvent.Booted(id, world.clock.instant(), "Voltworks", "Home 7", "1", "2.0"));
        world.reconcile(id);
    }

    private Recovery seen(String organisation, Role role) {
        var all = world.recoveries.seenBy(member(organisation, role), world.clock.instant(), 10);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static Caller member(String organisation, Role role) {
        return new Caller.Member(
                new OrganisationId(organisation), role, PersonId.of("00000000-0000-4000-8000-0000000000d1"));
    }
}
