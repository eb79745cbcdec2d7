package energy.switchpoint.twins.control;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.levels.entity.Issuer;
import energy.switchpoint.levels.entity.Setpoint;
import energy.switchpoint.limits.entity.LimitRequest;
import energy.switchpoint.limits.entity.ReasonCode;
import energy.switchpoint.limits.entity.SupplyLimit.NamedParty;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.testing.ManagedModeWorld;
import energy.switchpoint.twins.control.ReconcileSteps.Plan;
import energy.switchpoint.twins.entity.SlotState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Looking at many chargers costs hardly more statements than looking at one. */
class PlanningCostTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

    /** Rows are written 64, 32, 16 … at a time: a hundred take two statements more than one does, in each of the tables. */
    static final int SPLIT = 2;

    final ManagedModeWorld world = new ManagedModeWorld(NOON, ManagedModeWorld.rules(0, 600));

    record Cost(long planning, long writing) {}

    @Test
    void aHundredChargersThatNobodyWantsAnythingOfCostWhatOneDoes() {
        var one = world.chargers("f1", 1);
        var hundred = world.chargers("f2", 100);
        look(one);

        var costOfOne = look(one);
        var costOfMany = look(hundred);

        assertThat(costOfMany.planning()).isLessThanOrEqualTo(costOfOne.planning() + 2 * SPLIT);
        assertThat(costOfMany.writing()).isLessThanOrEqualTo(costOfOne.writing() + 2 * SPLIT);
        assertThat(costOfOne.planning()).isLessThan(25);
        assertThat(costOfOne.writing()).isLessThan(8);
    }

    @Test
    void aHundredChargersUnderALimitAndACommandCostWhatOneDoes() {
        var one = world.chargers("f1", 1);
        var hundred = world.chargers("f2", 100);
        look(one);
        limit("f1");
        limit("f2");
        world.transactions.run(() -> {
            command(one);
            command(hundred);
        });

        var costOfOne = look(one);
        var costOfMany = look(hundred);

        assertThat(costOfMany.planning()).isLessThanOrEqualTo(costOfOne.planning() + 6 * SPLIT);
        assertThat(costOfMany.writing()).isLessThanOrEqualTo(costOfOne.writing() + 8 * SPLIT);
        for (var ids : List.of(one, hundred)) {
            assertThat(world.slots.of(ids).values())
                    .hasSize(ids.size())
                    .allSatisfy(states -> assertThat(states).allMatch(SlotState::isDone));
            assertThat(world.twins.facts(ids).values())
                    .allSatisfy(twin -> assertThat(twin.acceptedPercent()).isEqualTo(40));
        }
        assertThat(world.sql.one(
                        "select count(*) from supply_limit_device where accepted_at is not null and measure_at is not null",
                        row -> row.getInt(1)))
                .as("each is told to have reached its limit")
                .contains(101);
    }

    /** Plans these, has them accept everything and writes it down, as the reconciler does for those that come together. */
    private Cost look(Collection<UUID> ids) {
        return world.transactions.get(() -> {
            var before = statements();
            var plans = world.steps.plan(ids);
            var planned = statements();
            assertThat(plans).hasSameSizeAs(ids);
            var happened = new ArrayList<Happened>();
            plans.forEach(p -> happened.addAll(carriedOut(p)));
            var written = statements();
            world.results.write(happened);
            return new Cost(planned - before - 1, statements() - written - 1);
        });
    }

    private List<Happened> carriedOut(Plan plan) {
        var now = world.clock.instant();
        var happened = new ArrayList<Happened>();
        plan.todos().forEach(t -> happened.add(new Happened.Said(plan, t, now, new CommandOutcome.Accepted(now))));
        var reported = plan.todos().isEmpty()
                ? null
                : new CommandOutcome.CompositeSchedule(now, now, List.of(new Period(0, plan.limitW())));
        happened.add(new Happened.Over(plan, true, reported));
        return happened;
    }

    private long statements() {
        return world.sql
                .one("show session status like 'Questions'", row -> Long.parseLong(row.getString(2)))
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

    private void command(Collection<UUID> ids) {
        ids.forEach(id -> world.setpoints.add(
                id,
                new Setpoint(
                        Uuid7.next(),
                        Setpoint.Kind.COMMANDED_STATE,
                        new Issuer(Issuer.Kind.CPO, ManagedModeWorld.CPO, "North Charge"),
                        60,
                        "less",
                        NOON,
                        NOON.plus(Duration.ofHours(2)),
                        0,
                        "rule")));
    }
}
