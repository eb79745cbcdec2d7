package energy.switchpoint.switching.control;

import static energy.switchpoint.switching.entity.Samples.ALICE;
import static energy.switchpoint.switching.entity.Samples.MONDAY_9AM;
import static energy.switchpoint.switching.entity.Samples.NORTH;
import static energy.switchpoint.switching.entity.Samples.SOUTH;
import static energy.switchpoint.switching.entity.SwitchState.REQUESTED;
import static energy.switchpoint.switching.entity.SwitchState.SCHEDULED;
import static energy.switchpoint.switching.entity.SwitchState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.switching.control.StepResult.Consented;
import energy.switchpoint.switching.control.SwitchWork.Claim;
import energy.switchpoint.switching.entity.ConsentDecision;
import energy.switchpoint.switching.entity.OperatorSwitch;
import energy.switchpoint.switching.entity.Purpose;
import energy.switchpoint.switching.entity.Samples;
import energy.switchpoint.switching.entity.SwitchState;
import energy.switchpoint.switching.entity.SwitchStep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real locks and a real unique key, on a real MariaDB. */
class LeasedWorkTest {

    static final UUID CONSENT = UUID.randomUUID();
    static final Consented YES = new Consented(new Consents.Recorded.Stand(Map.of(Purpose.OPERATE_CHARGER, CONSENT)));

    Instant now = MONDAY_9AM;
    TestUnit unit;

    @BeforeEach
    void start() {
        unit = new TestUnit(new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        });
    }

    @AfterEach
    void stop() {
        unit.close();
    }

    @Test
    void ofTwoRequestsAtOnceForOneChargerOneWins() throws Exception {
        var start = new CyclicBarrier(2);
        var tries = IntStream.range(0, 2)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> {
                    try {
                        start.await();
                        open(Samples.draft());
                        return "won";
                    } catch (RuntimeException e) {
                        return Wiring.isTaken(e) ? "taken" : e.toString();
                    } catch (Exception e) {
                        return e.toString();
                    }
                }))
                .toList();

        assertThat(tries).extracting(CompletableFuture::join).containsExactlyInAnyOrder("won", "taken");
        assertThat(openNow()).isPresent();
    }

    @Test
    void aChargerIsFreeAgainOnlyWhenItsLastSwitchIsWoundUp() {
        var claim = open(Samples.draft());
        finish(claim, YES);
        unit.in(r -> r.switches().locked(id(claim)).orElseThrow().withdraw(now));
        assertThatThrownBy(() -> open(Samples.draft())).matches(Wiring::isTaken);

        finish(take().orElseThrow(), new StepResult.Close());

        open(Samples.draft());
    }

    @Test
    void twoWorkersNeverRunTheSameSwitch() throws Exception {
        finish(open(Samples.draft()), YES);
        now = now.plusSeconds(1);
        var holding = new CountDownLatch(1);
        var looked = new CountDownLatch(1);

        var first = CompletableFuture.supplyAsync(() -> unit.in(r -> {
            var claim = r.work().claim();
            holding.countDown();
            await(looked);
            return claim;
        }));
        holding.await();
        var second = take();
        looked.countDown();

        assertThat(second).isEmpty();
        assertThat(first.get()).isPresent();
        assertThat(take()).isEmpty();
    }

    @Test
    void aDeadWorkersSwitchIsTakenUpWhenItsLeaseIsOverAndItsLateResultIsRefused() {
        finish(open(Samples.draft()), YES);
        var dead = take().orElseThrow();
        now = now.plus(SwitchWork.LEASE).minusMillis(1);
        assertThat(take()).isEmpty();
        now = now.plusMillis(1);

        var next = take().orElseThrow();

        assertThat(finish(dead, enterScheduled())).isFalse();
        assertThat(state(next)).isEqualTo(REQUESTED);
        assertThat(finish(next, enterScheduled())).isTrue();
        assertThat(state(next)).isEqualTo(SCHEDULED);
    }

    @Test
    void aRestartedNodeDoesNotWaitForItsOwnLeases() {
        finish(open(Samples.draft()), YES);
        take().orElseThrow();

        unit.in(r -> {
            r.work().freeOwnLeases();
            return null;
        });

        assertThat(take()).isPresent();
    }

    @Test
    void aWithdrawalMeanwhileWinsOverTheStep() {
        finish(open(Samples.draft()), YES);
        var claim = take().orElseThrow();
        unit.in(r -> {
            r.switches().locked(id(claim)).orElseThrow().withdraw(now);
            r.work().hurry(id(claim));
            return null;
        });

        assertThat(finish(claim, enterScheduled())).isFalse();

        assertThat(state(claim)).isEqualTo(WITHDRAWN);
        assertThat(take()).isPresent();
    }

    @Test
    void aFailureIsTriedAgainLaterAndCounted() {
        finish(open(Samples.draft()), YES);
        var claim = take().orElseThrow();
        unit.in(r -> {
            r.work().failed(claim, "x".repeat(900), Duration.ofSeconds(2));
            return null;
        });
        assertThat(take()).isEmpty();
        now = now.plusSeconds(2);

        assertThat(take()).get().extracting(Claim::failures).isEqualTo(1);
    }

    @Test
    void aDroppedDraftLeavesTheChargerFreeAtOnce() {
        finish(open(Samples.draft()), new StepResult.Drop("no"));

        assertThat(openNow()).isEmpty();
        open(Samples.draft());
    }

    @Test
    void everythingComesBackFromTheDatabaseAsItWasPutIn() {
        var claim = open(Samples.draft());
        finish(claim, YES);

        var read = unit.in(r -> {
            var s = r.switches().ofAnyone(id(claim)).orElseThrow();
            assertThat(s.steps()).extracting(SwitchStep::state).containsExactly(REQUESTED);
            assertThat(s.consents())
                    .filteredOn(ConsentDecision::agreed)
                    .extracting(ConsentDecision::consentId)
                    .containsExactly(CONSENT);
            return s;
        });

        assertThat(read.person()).isEqualTo(ALICE);
        assertThat(read.losing()).isEqualTo(NORTH);
        assertThat(read.gaining()).isEqualTo(SOUTH);
        assertThat(read.requestedAt()).isEqualTo(MONDAY_9AM);
        assertThat(read.readiness()).isEqualTo(Samples.toSouth().readiness());
        assertThat(read.ledgerHash()).isEqualTo("hash of REQUESTED");
    }

    @Test
    void aStepOnceWrittenCannotBeChangedOrRemoved() {
        finish(open(Samples.draft()), YES);

        assertThatThrownBy(() -> unit.in(r -> r.em().createNativeQuery("update switch_step set note = 'other'")
                        .executeUpdate()))
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> unit.in(
                        r -> r.em().createNativeQuery("delete from switch_step").executeUpdate()))
                .hasMessageContaining("never deleted");
    }

    @Test
    void eachCallerSeesItsOwnSwitchesAndAStrangerNone() {
        var draft = open(Samples.draft());
        var alice = new Caller.Consumer(ALICE);
        var ben = new Caller.Consumer(new PersonId(UUID.randomUUID()));
        var north = new Caller.Member(NORTH.id(), Role.CPO, ALICE);
        var south = new Caller.Member(SOUTH.id(), Role.CPO, ALICE);
        var green = new Caller.Member(new OrganisationId("green-mile"), Role.CPO, ALICE);
        var dso = new Caller.Member(NORTH.id(), Role.DSO, ALICE);
        var regulator = new Caller.Member(new OrganisationId("energy-regulator"), Role.REGULATOR, ALICE);

        assertThat(sees(alice)).isTrue();
        assertThat(List.of(ben, north, south, green, dso, regulator, new Caller.Anonymous()))
                .noneMatch(this::sees);

        finish(draft, YES);

        assertThat(List.of(alice, north, south, regulator, new Caller.Service("registry")))
                .allMatch(this::sees);
        assertThat(List.of(ben, green, dso, new Caller.Anonymous())).noneMatch(this::sees);
    }

    private boolean sees(Caller caller) {
        return unit.in(r -> r.switches()
                        .page(caller, Restriction.EVERYTHING, "e.id", 0, 10)
                        .total())
                == 1;
    }

    private Optional<OperatorSwitch> openNow() {
        return unit.in(r -> r.switches().openFor(Samples.CHARGER));
    }

    private static StepResult enterScheduled() {
        return new StepResult.Enter(SCHEDULED, "silence", (_, _) -> {});
    }

    private Claim open(OperatorSwitch draft) {
        return unit.in(r -> r.work().open(draft));
    }

    private Optional<Claim> take() {
        return unit.in(r -> r.work().claim());
    }

    private boolean finish(Claim claim, StepResult result) {
        return unit.in(r -> r.work().finish(claim, result));
    }

    private SwitchState state(Claim claim) {
        return unit.in(r -> r.switches().ofAnyone(id(claim)).orElseThrow().state());
    }

    private static UUID id(Claim claim) {
        return claim.aSwitch().id();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
