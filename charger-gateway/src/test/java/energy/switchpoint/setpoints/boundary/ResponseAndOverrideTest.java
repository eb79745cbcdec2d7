package energy.switchpoint.setpoints.boundary;

import static energy.switchpoint.testing.Asking.ALICE;
import static energy.switchpoint.testing.Asking.BEN;
import static energy.switchpoint.testing.Asking.refusal;
import static energy.switchpoint.testing.ManagedModeWorld.CPO;
import static energy.switchpoint.testing.ManagedModeWorld.DSO;
import static energy.switchpoint.testing.ManagedModeWorld.RATING_W;
import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.devices.control.CommandAuthority;
import energy.switchpoint.levels.entity.LevelDecision;
import energy.switchpoint.levels.entity.Setpoint;
import energy.switchpoint.limits.entity.LimitRequest;
import energy.switchpoint.limits.entity.ReasonCode;
import energy.switchpoint.limits.entity.SupplyLimit.NamedParty;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.setpoints.boundary.CommandsResource.CommandView;
import energy.switchpoint.setpoints.boundary.OverridesResource.OverrideRequest;
import energy.switchpoint.setpoints.boundary.OverridesResource.OverrideView;
import energy.switchpoint.setpoints.control.ResponseRights;
import energy.switchpoint.testing.Asking;
import energy.switchpoint.testing.ManagedModeWorld;
import energy.switchpoint.twins.control.Reconciler;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Frequency response by right only (R066), and a household's override that a limit refuses (R068), as the API has them. */
class ResponseAndOverrideTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final RulePack RULES = ManagedModeWorld.rules(0, 600);

    final ManagedModeWorld world = new ManagedModeWorld(NOON, RULES, new Random(7));
    final Asking asking = new Asking(world.sql);
    final ResponseRights rights = new ResponseRights(world.sql, world.ledgerBook, world.clock);
    final CommandsResource commands = new CommandsResource();
    final OverridesResource overrides = new OverridesResource();
    UUID charger;

    @BeforeEach
    void alicesCharger() {
        world.sql.update("delete from response_right");
        charger = world.charger("f1");
        world.sql.update("update device set owner_person_id = ? where id = ?", ALICE.value(), charger);
        var reconciler = new Reconciler() {
            @Override
            public void wake(Collection<UUID> chargepointIds) {
                world.reconcileDue();
            }
        };
        commands.own = asking.own();
        commands.current = asking.current();
        commands.authority = new CommandAuthority(world.sql, world.clock);
        commands.rulePacks = world.rulePacks;
        commands.orders = world.orders;
        commands.responseRights = rights;
        commands.reconciler = reconciler;
        commands.commands = world.chargers;
        commands.log = world.log;
        commands.clock = world.clock;
        overrides.own = asking.own();
        overrides.current = asking.current();
        overrides.orders = world.orders;
        overrides.wishbook = world.wishbook;
        overrides.reconciler = reconciler;
        overrides.clock = world.clock;
    }

    /** R066: "allowed only for holders of the role, logged". */
    @Test
    void withoutTheRightAResponseIsRefusedAndLoggedAndNothingIsSet() {
        asking.as(CPO, Role.CPO);

        assertThat(refusal(() ->
                        commands.order(charger, state(20).add("response", true).build())))
                .isEqualTo("403 forbidden");

        assertThat(setpoints()).isEmpty();
        assertThat(logged("RESPONSE_REFUSED")).isOne();
        assertThat(world.ledger).isEmpty();
    }

    @Test
    void withTheRightAResponseAppliesAtOnceAndIsOnTheLedger() {
        rights.grant(new OrganisationId(CPO), "platform:switchpoint");
        asking.as(CPO, Role.CPO);

        var answer = commands.order(charger, state(20).add("response", true).build());

        assertThat(answer.getStatus()).isEqualTo(202);
        assertThat(((CommandView) answer.getEntity()).detail())
                .contains("offset 0 s: frequency response applies without random offset");
        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W * 2 / 10);
        assertThat(world.ledger).extracting(ManagedModeWorld.Written::kind).contains("command.response");
    }

    @Test
    void theSameOrderWithoutTheFlagHasItsOffset() {
        rights.grant(new OrganisationId(CPO), "platform:switchpoint");
        asking.as(CPO, Role.CPO);

        commands.order(charger, state(20).build());

        assertThat(setpoints())
                .singleElement()
                .satisfies(s -> assertThat(s.offsetS()).isBetween(1, 600));
        assertThat(world.chargers.limit(charger)).as("not yet").isEqualTo(RATING_W);
    }

    @Test
    void aRightThatWasTakenBackIsNone() {
        rights.grant(new OrganisationId(CPO), "platform:switchpoint");
        rights.end(new OrganisationId(CPO), "platform:switchpoint");
        asking.as(CPO, Role.CPO);

        assertThat(refusal(() ->
                        commands.order(charger, state(20).add("response", true).build())))
                .isEqualTo("403 forbidden");
        assertThat(world.ledger)
                .extracting(ManagedModeWorld.Written::kind)
                .containsExactly("response-right.granted", "response-right.ended");
    }

    @Test
    void theRightOfOneOperatorIsNotAnothers() {
        rights.grant(new OrganisationId("south-charge"), "platform:switchpoint");
        asking.as("south-charge", Role.CPO);

        assertThat(refusal(() ->
                        commands.order(charger, state(20).add("response", true).build())))
                .isEqualTo("404 not-found");
    }

    @Test
    void aCommandedStateHasAnEndAndALevelThatIsOne() {
        asking.as(CPO, Role.CPO);

        assertThat(List.of(
                        Json.createObjectBuilder()
                                .add("type", "COMMANDED_STATE")
                                .add("levelPercent", 20)
                                .build(),
                        state(101).build(),
                        state(-101).build(),
                        state(20).add("until", NOON.toString()).build(),
                        state(20).add("from", NOON.plusSeconds(7200).toString()).build(),
                        state(20).add("colour", "green").build()))
                .allSatisfy(body ->
                        assertThat(refusal(() -> commands.order(charger, body))).isEqualTo("400 invalid-command"));
        assertThat(setpoints()).isEmpty();
    }

    @Test
    void chargeNowOverrulesTheOperatorAtOnceForOneSessionUnlessATimeIsSaid() {
        asking.as(CPO, Role.CPO);
        commands.order(charger, state(20).build());
        asking.as(ALICE);

        var answer = overrides.start(charger, new OverrideRequest(null, null));

        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat((OverrideView) answer.getEntity()).satisfies(view -> {
            assertThat(view.levelPercent()).isEqualTo(100);
            assertThat(view.until()).as("this session").isNull();
        });
        world.clock.step(Duration.ofMinutes(11));
        world.reconcileDue();
        assertThat(level()).isEqualTo(100);

        assertThat(overrides.end(charger).getStatus()).isEqualTo(204);
        assertThat(level()).as("the operator's order still runs").isEqualTo(20);
    }

    /** R068: "not offered for emergency limits". */
    @Test
    void underASupplyLimitChargeNowIsRefusedAndNothingIsLeftOfItWhenTheLimitEnds() {
        limit(20, NOON.plusSeconds(3600));
        asking.as(ALICE);

        assertThat(refusal(() -> overrides.start(charger, new OverrideRequest(100, null))))
                .isEqualTo("409 supply-limit-in-force");

        assertThat(setpoints()).isEmpty();
        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W * 2 / 10);
        world.clock.set(NOON.plusSeconds(3600 + 1801));
        world.tick();
        assertThat(overrides.start(charger, new OverrideRequest(100, null)).getStatus())
                .isEqualTo(201);
    }

    @Test
    void anOverrideThatRunsIsHeldByALaterLimit() {
        asking.as(ALICE);
        overrides.start(charger, new OverrideRequest(100, NOON.plusSeconds(7200)));

        limit(20, NOON.plusSeconds(3600));

        assertThat(level()).isEqualTo(20);
    }

    @Test
    void whatIsNoOverrideIsRefusedAndSoIsAnothersCharger() {
        asking.as(ALICE);
        assertThat(refusal(() -> overrides.start(charger, new OverrideRequest(101, null))))
                .isEqualTo("400 invalid-level");
        assertThat(refusal(() -> overrides.start(charger, new OverrideRequest(null, NOON))))
                .isEqualTo("400 invalid-until");

        asking.as(BEN);
        assertThat(refusal(() -> overrides.start(charger, new OverrideRequest(null, null))))
                .isEqualTo("404 not-found");
    }

    private static JsonObjectBuilder state(int level) {
        return Json.createObjectBuilder()
                .add("type", "COMMANDED_STATE")
                .add("levelPercent", level)
                .add("until", NOON.plusSeconds(3600).toString());
    }

    private void limit(int level, Instant until) {
        world.transactions.get(() -> world.limitControl.issue(
                new NamedParty(DSO, "Northshire Networks"),
                new NamedParty("f1", "Feeder f1"),
                new LimitRequest(
                        "f1",
                        level,
                        until,
                        ReasonCode.CABLE,
                        "Cable on Elm Road too warm",
                        "Asked two aggregators, no offer"),
                RULES,
                "dso:northshire-networks"));
        world.reconciler.reconcile(charger);
    }

    private List<Setpoint> setpoints() {
        return world.setpoints
                .setpoints(List.of(charger), world.clock.instant())
                .getOrDefault(charger, List.of());
    }

    private long logged(String what) {
        return world.sql
                .one(
                        "select count(*) from device_log where chargepoint_id = ? and what = ?",
                        row -> row.getLong(1),
                        charger,
                        what)
                .orElse(0L);
    }

    private int level() {
        var now = world.clock.instant();
        return LevelDecision.at(
                        now, world.wishbook.of(charger, now).orElseThrow().wishes())
                .levelPercent();
    }
}
