package energy.switchpoint.twins.control;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommand.SetSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.limits.entity.LimitRequest;
import energy.switchpoint.limits.entity.ReasonCode;
import energy.switchpoint.limits.entity.SupplyLimit.NamedParty;
import energy.switchpoint.testing.ManagedModeWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** A new supply limit is on its way to every charger before anything else is worked out for them. */
class CeilingsFirstTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

    final ManagedModeWorld world = new ManagedModeWorld(NOON, ManagedModeWorld.rules(0, 600));

    @Test
    void everyChargerIsSentItsCeilingOnceAndItIsReadBackAsEver() {
        var ids = List.of(world.charger("f1"), world.charger("f1"), world.charger("f1"));
        world.chargers.sent.clear();
        limit("f1");

        world.reconciler.pushCeilings(ids);

        assertThat(ids).allSatisfy(id -> assertThat(world.chargers.limit(id)).isEqualTo(2960));
        await(() -> ids.stream().allMatch(this::isApplied));
        assertThat(ids).allSatisfy(id -> {
            assertThat(ceilings(id)).hasSize(1);
            assertThat(world.twins.facts(id).acceptedPercent()).isEqualTo(40);
        });
        assertThat(reached()).isEqualTo(3);

        world.reconciler.reconcile(ids.getFirst());
        assertThat(ceilings(ids.getFirst()))
                .as("the plan agrees with what was sent ahead of it")
                .hasSize(1);
    }

    @Test
    void whoRefusesItsCeilingAtFirstIsToldAgain() {
        var charger = world.charger("f1");
        world.chargers.sent.clear();
        var refused = new AtomicBoolean();
        world.chargers.charger(charger).script = command ->
                command instanceof SetSchedule && refused.compareAndSet(false, true)
                        ? new CommandOutcome.Refused(NOON, "Rejected")
                        : null;
        limit("f1");

        world.reconciler.pushCeilings(List.of(charger));

        await(() -> isApplied(charger));
        assertThat(ceilings(charger)).hasSize(2);
        assertThat(reached()).isEqualTo(1);
    }

    @Test
    void whoIsAwayIsPlannedAllTheSame() {
        var charger = world.charger("f1");
        world.chargers.charger(charger).connected = false;
        limit("f1");

        world.reconciler.pushCeilings(List.of(charger));

        await(() -> Integer.valueOf(40)
                .equals(world.twins.facts(charger).managed().requested().percent()));
        assertThat(reached()).isZero();
    }

    @Test
    void shouldTheNodeDieBeforeItHasToldThemAnotherLooksAtThem() {
        var charger = world.charger("f1");
        limit("f1");

        assertThat(world.twins.dueForReconciling(NOON.plusSeconds(30), 10)).contains(charger);
    }

    private boolean isApplied(UUID id) {
        return Integer.valueOf(40).equals(world.twins.facts(id).appliedPercent());
    }

    private List<ChargerCommand> ceilings(UUID id) {
        return world.chargers.sentTo(id).stream()
                .filter(c -> c instanceof SetSchedule(var slot, var _) && slot == Slot.CEILING)
                .toList();
    }

    private int reached() {
        return world.sql
                .one("select count(*) from supply_limit_device where accepted_at is not null", row -> row.getInt(1))
                .orElseThrow();
    }

    private void limit(String area) {
        world.transactions.run(() -> world.limitControl.issue(
                new NamedParty(ManagedModeWorld.DSO, "Northshire Networks"),
                new NamedParty(area, "Feeder " + area),
                new LimitRequest(area, 40, NOON.plus(Duration.ofHours(1)), ReasonCode.CABLE, "warm", "asked"),
                ManagedModeWorld.rules(0, 600),
                "dso:northshire-networks"));
    }

    /** The rest is done by other threads. */
    private static void await(BooleanSupplier done) {
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(done.getAsBoolean()).as("done in time").isTrue();
    }
}
