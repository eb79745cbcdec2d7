package energy.switchpoint.limits.control;

import static energy.switchpoint.testing.ManagedModeWorld.RATING_W;
import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.levels.entity.ControlKind;
import energy.switchpoint.levels.entity.Direction;
import energy.switchpoint.levels.entity.Issuer;
import energy.switchpoint.levels.entity.LevelDecision;
import energy.switchpoint.limits.entity.Issuing;
import energy.switchpoint.limits.entity.LimitFigures.Verification;
import energy.switchpoint.limits.entity.LimitRequest;
import energy.switchpoint.limits.entity.LimitedDevice;
import energy.switchpoint.limits.entity.Outcome;
import energy.switchpoint.limits.entity.ReasonCode;
import energy.switchpoint.limits.entity.SupplyLimit;
import energy.switchpoint.limits.entity.SupplyLimit.NamedParty;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.testing.ManagedModeWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A supply limit from issue to release, on a real database, with scripted chargers. */
class LimitLifecycleTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final RulePack RULES = ManagedModeWorld.rules(0, 600);

    final ManagedModeWorld world = new ManagedModeWorld(NOON, RULES);

    @Test
    void everyConnectedChargerIsLimitedAtOnceAndMeasured() {
        var charging = world.charger("f1");
        var idle = world.charger("f1");
        var elsewhere = world.charger("f2");
        world.charge(charging, "t1");

        var limit = issue("f1", 50);

        assertThat(world.chargers.limit(charging)).isEqualTo(RATING_W / 2);
        assertThat(world.chargers.limit(idle)).isEqualTo(RATING_W / 2);
        assertThat(world.chargers.limit(elsewhere)).isEqualTo(RATING_W);
        assertThat(world.limits.figures(limit.id()).verification()).isEqualTo(Verification.PENDING);

        measureAfter(Duration.ofSeconds(6), charging, "t1");

        var figures = world.limits.figures(limit.id());
        assertThat(figures.obeyed()).isEqualTo(1);
        assertThat(figures.idle()).isEqualTo(1);
        assertThat(figures.reached()).isEqualTo(2);
        assertThat(figures.powerBeforeW()).isEqualTo(RATING_W);
        assertThat(figures.verifiedReliefW()).isEqualTo(RATING_W / 2);
        assertThat(figures.verification()).isEqualTo(Verification.VERIFIED);
        assertThat(row(limit, charging)).satisfies(r -> {
            assertThat(r.sentAt()).as("no random offset when it applies").isEqualTo(NOON);
            assertThat(r.acceptedAt()).isEqualTo(NOON);
            assertThat(r.outcome()).isEqualTo(Outcome.VERIFIED);
        });
    }

    @Test
    void theHouseholdReadsWhoLimitsItWhyAndUntilWhen() {
        var charger = world.charger("f1");

        var limit = issue("f1", 30);

        var control = LevelDecision.at(
                        NOON, world.wishbook.of(charger, NOON).orElseThrow().wishes())
                .control();
        assertThat(control.kind()).isEqualTo(ControlKind.SUPPLY_LIMIT);
        assertThat(control.issuer().name()).isEqualTo("Northshire Networks");
        assertThat(control.reason()).isEqualTo("Cable on Elm Road too warm");
        assertThat(control.until()).isEqualTo(limit.until());
        assertThat(control.offsetS()).isZero();
    }

    @Test
    void aReleasedLimitLeavesEachChargerAfterItsOwnRecordedOffset() {
        var chargers = IntStream.range(0, 12).mapToObj(i -> world.charger("f1")).toList();
        var limit = issue("f1", 50);
        world.clock.step(Duration.ofMinutes(10));

        world.transactions.run(() -> world.limitControl.release(limit, RULES, "dso:northshire-networks"));
        world.reconcileDue();

        var releasedAt = world.clock.instant();
        var offsets = chargers.stream().map(c -> row(limit, c).releaseOffsetS()).toList();
        assertThat(offsets).allMatch(o -> o >= 0 && o <= 600);
        assertThat(offsets.stream().distinct().count()).isGreaterThan(6);
        for (int second = 0; second <= 600; second += 1) {
            world.clock.set(releasedAt.plusSeconds(second));
            for (int i = 0; i < chargers.size(); i++) {
                var expected = second < offsets.get(i) ? RATING_W / 2 : RATING_W;
                assertThat(world.chargers.limit(chargers.get(i)))
                        .as("charger %d after %d s, its offset is %d s", i, second, offsets.get(i))
                        .isEqualTo(expected);
            }
        }
        world.clock.step(Duration.ofSeconds(1));
        world.reconcileDue();
        assertThat(chargers)
                .allSatisfy(c -> assertThat(world.chargers.charger(c).slots).doesNotContainKey(Slot.CEILING));
    }

    /** R011: a limit of what is given back leaves charging alone, and a limit of charging what is given back. */
    @Test
    void eachLimitHoldsInItsOwnDirection() {
        var both = world.chargerThatExports("f1");
        var onlyTakes = world.charger("f1");
        var request = new LimitRequest(
                "f1", 30, Direction.EXPORT, NOON.plusSeconds(1800), ReasonCode.VOLTAGE, "Voltage too high", "asked");
        var limit = ((Issuing.Issued) world.transactions.get(() -> world.limitControl.issue(
                        new NamedParty(ManagedModeWorld.DSO, "Northshire Networks"),
                        new NamedParty("f1", "Feeder f1"),
                        request,
                        RULES,
                        "dso:northshire-networks")))
                .limit();
        issue("f1", 50);
        world.reconcileDue();

        assertThat(world.limits.chargersOf(limit.id()))
                .as("only who can give back")
                .containsExactly(both);
        assertThat(world.chargers.limit(both)).isEqualTo(RATING_W / 2);
        assertThat(world.chargers.limit(onlyTakes)).isEqualTo(RATING_W / 2);
        world.charge(both, "t1");
        world.transactions.run(() -> world.orders.command(
                both,
                new Issuer(Issuer.Kind.CPO, ManagedModeWorld.CPO, "North Charge"),
                -80,
                null,
                NOON.plusSeconds(600),
                true,
                RULES));
        world.reconcileDue();
        var decision = LevelDecision.at(
                NOON, world.wishbook.of(both, NOON).orElseThrow().wishes());
        assertThat(decision.levelPercent()).isEqualTo(-30);
        assertThat(decision.control().reason()).isEqualTo("Voltage too high");
        assertThat(world.chargers.limit(both)).isEqualTo(-RATING_W * 3 / 10);
    }

    @Test
    void aChargerThatLosesItsConnectionLetsGoByItself() {
        var charger = world.charger("f1");
        var limit = issue("f1", 50);
        world.chargers.charger(charger).connected = false;

        world.clock.set(
                limit.until().plusSeconds(row(limit, charger).releaseOffsetS()).minusSeconds(1));
        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W / 2);
        world.clock.step(Duration.ofSeconds(1));
        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W);
    }

    @Test
    void aChargerThatComesBackGetsTheActiveLimitAtOnce() {
        var charger = world.charger("f1");
        world.chargers.charger(charger).connected = false;
        var limit = issue("f1", 50);
        assertThat(row(limit, charger).outcome()).isEqualTo(Outcome.NOT_REACHED);

        world.clock.step(Duration.ofMinutes(3));
        world.chargers.charger(charger).connected = true;
        world.hear(new ChargerEvent.Connected(charger, world.clock.instant(), "1.6", Uuid7.next(), "127.0.0.1"));
        world.reconcileDue();

        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W / 2);
        measureAfter(Duration.ofSeconds(6), charger, null);
        assertThat(row(limit, charger).outcome()).isEqualTo(Outcome.IDLE);
    }

    @Test
    void aChargerThatIsInstalledUnderAnActiveLimitFallsUnderItToo() {
        world.charger("f1");
        var limit = issue("f1", 50);

        var late = world.charger("f1");

        assertThat(world.chargers.limit(late)).isEqualTo(RATING_W / 2);
        assertThat(row(limit, late).acceptedAt()).isNotNull();
    }

    @Test
    void refusalSilenceAndDisobedienceAreToldApart() {
        var refusing = world.charger("f1");
        var silent = world.charger("f1");
        var disobedient = world.charger("f1");
        world.charge(disobedient, "t1");
        world.chargers.charger(refusing).script =
                c -> isCeiling(c) ? new CommandOutcome.Refused(world.clock.instant(), "NotSupported") : null;
        world.chargers.charger(silent).script =
                c -> isCeiling(c) ? new CommandOutcome.TimedOut(world.clock.instant()) : null;

        var limit = issue("f1", 50);
        for (int i = 0; i < 70; i++) {
            world.clock.step(Duration.ofSeconds(1));
            world.hear(new ChargerEvent.MeterSampled(disobedient, world.clock.instant(), 1, "t1", RATING_W, null));
            world.tick();
        }

        assertThat(row(limit, refusing).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(row(limit, silent).outcome()).isEqualTo(Outcome.NOT_REACHED);
        assertThat(row(limit, disobedient).outcome()).isEqualTo(Outcome.NOT_VERIFIED);
        assertThat(row(limit, disobedient).powerAfterW()).isEqualTo(RATING_W);
        var figures = world.limits.figures(limit.id());
        assertThat(figures.verification()).isEqualTo(Verification.NOT_VERIFIED);
        assertThat(figures.verifiedReliefW()).isZero();
    }

    @Test
    void aLimitEndsByItselfAndEverythingIsOnTheLedgerAndTold() {
        var charger = world.charger("f1");
        var limit = issue("f1", 50);

        world.clock.set(limit.until());
        world.tick();

        assertThat(world.limits.published(limit.id()).orElseThrow().state()).isEqualTo(SupplyLimit.State.ENDED);
        assertThat(world.ledger)
                .extracting(ManagedModeWorld.Written::kind)
                .containsExactly("limit.issued", "limit.ended");
        assertThat(world.outbox)
                .extracting(ManagedModeWorld.Told::type)
                .filteredOn(type -> type.startsWith("limit."))
                .startsWith("limit.issued", "limit.released");
        assertThat(row(limit, charger).outcome())
                .as("never measured: not verified")
                .isNotNull();
    }

    @Test
    void releasingTwiceChangesNothing() {
        world.charger("f1");
        var limit = issue("f1", 50);

        assertThat(world.transactions.<Boolean>get(() -> world.limitControl.release(limit, RULES, "dso")))
                .isTrue();
        var released = world.limits.published(limit.id()).orElseThrow();
        world.clock.step(Duration.ofSeconds(30));
        assertThat(world.transactions.<Boolean>get(() -> world.limitControl.release(limit, RULES, "dso")))
                .isFalse();
        assertThat(world.limits.published(limit.id()).orElseThrow()).isEqualTo(released);
    }

    @Test
    void theFloorOfTheRulePackIsKeptAndTheRefusalSaysWhatIsAllowed() {
        world.charger("f1");
        var germany = ManagedModeWorld.rules("DE-14a", 4200, 600);

        assertThat(ask("f1", 50, NOON.plusSeconds(600), germany))
                .isEqualTo(new Issuing.BelowFloor("DE-14a", 4200, RATING_W / 2, 60));
        assertThat(ask("f1", 60, NOON.plusSeconds(600), germany)).isInstanceOf(Issuing.Issued.class);
    }

    @Test
    void whatTheRulesDoNotAllowIsRefused() {
        world.charger("f1");

        assertThat(ask("f1", 50, NOON.plus(Duration.ofHours(4)).plusSeconds(1), RULES))
                .isEqualTo(new Issuing.TooLong("GB-2021", Duration.ofHours(4)));
        assertThat(ask("f1", 50, NOON, RULES)).isEqualTo(new Issuing.AlreadyOver());
        assertThat(ask("f9", 50, NOON.plusSeconds(600), RULES)).isEqualTo(new Issuing.NoChargers());
    }

    @Test
    void theStricterOfTwoLimitsHoldsAndTheOtherRemains() {
        var charger = world.charger("f1");
        var wide = issue("north", 50);
        world.clock.step(Duration.ofSeconds(10));
        var strict = issue("f1", 20);

        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W / 5);

        world.transactions.run(() -> world.limitControl.release(strict, RULES, "dso"));
        world.reconcileDue();
        world.clock.step(Duration.ofSeconds(row(strict, charger).releaseOffsetS()));
        assertThat(world.chargers.limit(charger)).isEqualTo(RATING_W / 2);
        assertThat(row(wide, charger).acceptedAt()).isNotNull();
    }

    @Test
    void aSecondLimitThatAddsNothingReachesTheChargerAllTheSame() {
        var charger = world.charger("f1");
        var wide = issue("north", 20);

        var same = issue("f1", 20);

        assertThat(row(same, charger).acceptedAt()).isEqualTo(NOON);
        assertThat(row(wide, charger).acceptedAt()).isEqualTo(NOON);
        measureAfter(Duration.ofSeconds(6), charger, null);
        assertThat(row(same, charger).outcome()).isEqualTo(Outcome.IDLE);
    }

    @Test
    void theIssuerIsToldWhenEachChargerHasProcessedTheLimitAndWhenItHasEndedThere() {
        var charger = world.charger("f1");
        var away = world.charger("f1");
        world.chargers.charger(away).connected = false;
        var limit = issue("f1", 50);
        world.tick();
        assertThat(progress("limit.processed")).containsExactly("cp-" + charger);
        assertThat(row(limit, charger).processedAt()).isEqualTo(NOON);

        world.clock.step(Duration.ofMinutes(5));
        var released = world.clock.instant();
        world.transactions.run(() -> world.limitControl.release(limit, RULES, "dso"));
        world.clock.set(
                released.plusSeconds(row(limit, charger).releaseOffsetS()).minusSeconds(1));
        world.tick();
        assertThat(progress("limit.ended")).isEmpty();
        world.clock.step(Duration.ofSeconds(1));
        world.tick();
        world.tick();

        assertThat(progress("limit.ended")).containsExactly("cp-" + charger);
        assertThat(progress("limit.processed")).as("told once").containsExactly("cp-" + charger);
        assertThat(row(limit, charger).endedAt()).isEqualTo(world.clock.instant());
        assertThat(row(limit, away).processedAt()).isNull();
        assertThat(row(limit, away).endedAt()).isNull();
    }

    private List<String> progress(String type) {
        return world.outbox.stream()
                .filter(told -> told.type().equals(type))
                .flatMap(told -> ((LimitControl.LimitProgressed) told.data()).chargers().stream())
                .map(LimitControl.ChargerProgress::chargepoint)
                .toList();
    }

    @Test
    void theEstimateCountsWhoDrawsAndWhatWouldBeSaved() {
        var charging = world.charger("f1");
        world.charger("f1");
        var away = world.charger("f1");
        world.chargers.charger(away).connected = false;
        world.charge(charging, "t1");

        var estimate = world.transactions.get(() -> world.limitControl.estimate(
                ManagedModeWorld.DSO, "north", 30, Direction.IMPORT, ManagedModeWorld.rules(4200, 600)));

        assertThat(estimate)
                .isEqualTo(new LimitControl.Estimate(3, 2, 1, 1, 3, RATING_W, RATING_W - RATING_W * 3 / 10));
    }

    @Test
    void aNetworkOperatorSeesItsOwnLimitsTheRegulatorAllAndOthersNone() {
        world.charger("f1");
        var limit = issue("f1", 50);
        var person = PersonId.of("00000000-0000-4000-8000-0000000000a1");

        assertThat(world.limits.byId(member(ManagedModeWorld.DSO, Role.DSO), limit.id()))
                .isPresent();
        assertThat(world.limits.byId(member("southmoor-power", Role.DSO), limit.id()))
                .isEmpty();
        assertThat(world.limits.byId(member("energy-regulator", Role.REGULATOR), limit.id()))
                .isPresent();
        assertThat(world.limits.byId(member(ManagedModeWorld.DSO, Role.CPO), limit.id()))
                .isEmpty();
        assertThat(world.limits.byId(new Caller.Consumer(person), limit.id())).isEmpty();
        assertThat(world.limits.count(member("southmoor-power", Role.DSO), new SupplyLimits.Filter(null, null, null)))
                .isZero();
    }

    private static Caller member(String organisation, Role role) {
        return new Caller.Member(
                new OrganisationId(organisation), role, PersonId.of("00000000-0000-4000-8000-0000000000d1"));
    }

    private static boolean isCeiling(ChargerCommand command) {
        return command instanceof ChargerCommand.SetSchedule(var slot, var schedule) && slot == Slot.CEILING;
    }

    private void measureAfter(Duration wait, UUID charger, String transaction) {
        world.clock.step(wait);
        world.tick();
        if (world.chargers.metersAsked().contains(charger)) {
            world.meter(charger, transaction);
        }
        world.clock.step(Duration.ofSeconds(4));
        world.tick();
    }

    private LimitedDevice row(SupplyLimit limit, UUID charger) {
        return world.limits.devices(limit.id(), 0, 1000).stream()
                .filter(d -> d.chargepointId().equals(charger))
                .findFirst()
                .orElseThrow();
    }

    private SupplyLimit issue(String area, int level) {
        var issued = ask(area, level, world.clock.instant().plus(Duration.ofMinutes(30)), RULES);
        world.limits.chargersOf(((Issuing.Issued) issued).limit().id()).forEach(world::reconcile);
        return ((Issuing.Issued) issued).limit();
    }

    private Issuing ask(String area, int level, Instant until, RulePack rules) {
        var request = new LimitRequest(
                area, level, until, ReasonCode.CABLE, "Cable on Elm Road too warm", "Asked two aggregators, no offer");
        return world.transactions.get(() -> world.limitControl.issue(
                new NamedParty(ManagedModeWorld.DSO, "Northshire Networks"),
                new NamedParty(area, "Feeder " + area),
                request,
                rules,
                "dso:northshire-networks"));
    }
}
