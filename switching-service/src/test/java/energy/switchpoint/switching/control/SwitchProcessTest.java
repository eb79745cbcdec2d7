package energy.switchpoint.switching.control;

import static energy.switchpoint.switching.entity.SwitchState.COMPLETED;
import static energy.switchpoint.switching.entity.SwitchState.EXPIRED;
import static energy.switchpoint.switching.entity.SwitchState.HANDING_OVER;
import static energy.switchpoint.switching.entity.SwitchState.OBJECTED;
import static energy.switchpoint.switching.entity.SwitchState.PREPARING;
import static energy.switchpoint.switching.entity.SwitchState.REQUESTED;
import static energy.switchpoint.switching.entity.SwitchState.RETURNED;
import static energy.switchpoint.switching.entity.SwitchState.ROLLING_BACK;
import static energy.switchpoint.switching.entity.SwitchState.SCHEDULED;
import static energy.switchpoint.switching.entity.SwitchState.SETTLING;
import static energy.switchpoint.switching.entity.SwitchState.VERIFYING;
import static energy.switchpoint.switching.entity.SwitchState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.switching.control.Gateway.Phase;
import energy.switchpoint.switching.control.World.Break;
import energy.switchpoint.switching.entity.Check;
import energy.switchpoint.switching.entity.Decision;
import energy.switchpoint.switching.entity.Objection;
import energy.switchpoint.switching.entity.ObjectionCode;
import energy.switchpoint.switching.entity.OutcomeCode;
import energy.switchpoint.switching.entity.Samples;
import energy.switchpoint.switching.entity.SwitchStep;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SwitchProcessTest {

    Bench bench = Bench.with(Samples.toSouth());
    World world = bench.world;

    @Test
    void aSwitchGoesThroughEveryStateToItsReceipt() {
        bench.runToTheEnd();

        assertThat(bench.aSwitch.steps())
                .extracting(SwitchStep::state)
                .containsExactly(REQUESTED, SCHEDULED, PREPARING, HANDING_OVER, VERIFYING, SETTLING, COMPLETED);
        assertThat(bench.told)
                .containsExactlyElementsOf(bench.aSwitch.steps().stream()
                        .map(s -> s.state().name())
                        .toList());
        assertThat(bench.aSwitch.outcome().code()).isEqualTo(OutcomeCode.COMPLETED);
        assertThat(bench.aSwitch.ledgerHash()).isEqualTo("hash-7");
        assertThat(bench.aSwitch.closingReadingWh()).isEqualTo(4711L);
        assertThat(bench.aSwitch.historyEvidence()).containsExactly("12 sessions sealed");
        assertThat(bench.aSwitch.isClosed()).isTrue();
    }

    @Test
    void theRegisterAndTheGatewayMoveAtTheSameRecordedInstant() {
        bench.runToTheEnd();

        var at = bench.aSwitch.settleAt();
        assertThat(world.moves.values()).containsExactly(at);
        assertThat(world.committedAt).isEqualTo(at);
        assertThat(world.disposals).containsExactly("SEAL north-charge until " + at);
    }

    @Test
    void silenceIsAssentOnlyWhenTheWindowIsOver() {
        bench.runUntil(SCHEDULED);

        assertThat(bench.aSwitch.stateSince()).isEqualTo(bench.aSwitch.objectionUntil());
    }

    @Test
    void aChosenDayIsWaitedFor() {
        bench = Bench.with(Samples.on(LocalDate.parse("2027-03-20")));
        bench.runUntil(PREPARING);

        assertThat(bench.aSwitch.stateSince()).isEqualTo("2027-03-20T00:00:00Z");
    }

    @Test
    void theChargerIsMarkedFromPreparingUntilTheEnd() {
        bench.runUntil(HANDING_OVER);
        assertThat(world.state).isEqualTo("SWITCHING");

        bench.runToTheEnd();
        assertThat(world.state).isEqualTo("ASSIGNED");
    }

    @Test
    void theLosingOperatorsConsentsEndWithItsOperatorship() {
        bench.runToTheEnd();

        assertThat(world.relations).containsExactly("south-charge");
    }

    @Test
    void aChargerWithoutOperatorIsTakenOverAtOnce() {
        bench = Bench.with(Samples.ofAChargerWithoutOperator());
        bench.runToTheEnd();

        assertThat(bench.state()).isEqualTo(COMPLETED);
        assertThat(bench.aSwitch.requestedAt()).isEqualTo(Samples.MONDAY_9AM);
        assertThat(bench.aSwitch.stateSince()).isBefore(Samples.MONDAY_9AM.plusSeconds(60));
        assertThat(bench.world.disposals).isEmpty();
        assertThat(bench.aSwitch.mayBeTakenBack(bench.now)).isFalse();
    }

    @Test
    void anObjectionEndsTheSwitchAndLetsTheNewOperatorsConsentsGo() {
        bench.runUntil(REQUESTED);
        bench.aSwitch.object(new Objection(ObjectionCode.DEBT, "A bill is open.", "Invoice 12", bench.now));
        bench.due = bench.now;

        bench.runToTheEnd();

        assertThat(bench.state()).isEqualTo(OBJECTED);
        assertThat(world.relations).containsExactly("north-charge");
        assertThat(bench.aSwitch.isClosed()).isTrue();
    }

    @Test
    void aRefusalOfTheAnswersDropsTheDraftWithoutATrace() {
        world.refusedAnswers = "That notice is no longer in force.";
        bench.runToTheEnd();

        assertThat(bench.aSwitch).isNull();
        assertThat(bench.told).isEmpty();
    }

    @Test
    void anOfflineChargerIsWaitedForUntilItIsBack() {
        world.ready = false;
        world.preflightChecks = List.of(new Check("ONLINE", false, "offline since Sunday"));
        bench.runUntil(PREPARING);
        IntStream.range(0, 40).forEach(_ -> bench.oneStep());
        assertThat(bench.state()).isEqualTo(PREPARING);
        assertThat(bench.aSwitch.preflight()).isEqualTo(world.preflightChecks);

        world.ready = true;
        bench.runToTheEnd();

        assertThat(bench.state()).isEqualTo(COMPLETED);
    }

    @Test
    void aChargerThatIsNotReadyUntilTheLastDayLetsTheSwitchExpireAndSaysWhy() {
        world.ready = false;
        world.preflightChecks =
                List.of(new Check("ONLINE", false, "offline since Sunday"), new Check("CLOCK", true, "right"));
        bench.runUntil(PREPARING);
        bench.now = bench.aSwitch.deadline();

        bench.runToTheEnd();

        assertThat(bench.state()).isEqualTo(EXPIRED);
        assertThat(bench.aSwitch.outcome().code()).isEqualTo(OutcomeCode.NOT_READY_IN_TIME);
        assertThat(bench.aSwitch.outcome().text()).contains("offline since Sunday", "North Charge runs it");
        assertThat(world.state).isEqualTo("ASSIGNED");
        assertThat(world.relations).containsExactly("north-charge");
        assertThat(world.calls).doesNotContain("begin");
    }

    @Test
    void aGatewayThatIsAwayUntilTheLastDayLetsTheSwitchExpire() {
        world.blind = true;
        bench.runUntil(PREPARING);
        IntStream.range(0, 20).forEach(_ -> bench.oneStep());
        assertThat(bench.state()).isEqualTo(PREPARING);
        bench.now = bench.aSwitch.deadline();

        bench.runToTheEnd();

        assertThat(bench.state()).isEqualTo(EXPIRED);
        assertThat(world.state).isEqualTo("ASSIGNED");
    }

    @Test
    void aRunningSessionIsWaitedFor() {
        world.ready = false;
        world.session = true;
        bench.runUntil(PREPARING);
        bench.oneStep();
        assertThat(bench.aSwitch.waitsForSession()).isTrue();

        world.ready = true;
        world.session = false;
        bench.runToTheEnd();

        assertThat(bench.state()).isEqualTo(COMPLETED);
    }

    @Test
    void aSessionWithoutEndLetsTheSwitchExpire() {
        world.ready = false;
        world.session = true;

        bench.runToTheEnd();

        assertThat(bench.state()).isEqualTo(EXPIRED);
        assertThat(bench.aSwitch.outcome().code()).isEqualTo(OutcomeCode.SESSION_TOO_LONG);
        assertThat(Duration.between(bench.aSwitch.steps().get(2).at(), bench.aSwitch.stateSince()))
                .isBetween(Duration.ofHours(12), Duration.ofHours(13));
    }

    @Test
    void aRegisterThatRefusesTheMarkEndsTheSwitchBeforeAnythingIsTouched() {
        world.refusedMark = "retired";

        bench.runToTheEnd();

        assertThat(bench.state()).isEqualTo(EXPIRED);
        assertThat(bench.aSwitch.outcome().code()).isEqualTo(OutcomeCode.NOT_POSSIBLE);
        assertThat(world.calls).doesNotContain("begin");
    }

    @Test
    void aChargerThatDoesNotComeBackIsPutBack() {
        world.answerOfTheDevice = Phase.TIMED_OUT;

        bench.runToTheEnd();

        assertReturned(OutcomeCode.HANDOVER_TIMED_OUT);
    }

    @Test
    void aChargerThatRefusesTheCredentialIsPutBack() {
        world.answerOfTheDevice = Phase.REFUSED;

        bench.runToTheEnd();

        assertReturned(OutcomeCode.HANDOVER_REFUSED);
    }

    @Test
    void aGatewayThatNeverSaysHowItEndedIsNotWaitedForForever() {
        world.answerOfTheDevice = Phase.TOLD;

        bench.runToTheEnd();

        assertReturned(OutcomeCode.HANDOVER_TIMED_OUT);
        assertThat(Duration.between(
                        bench.aSwitch.steps().get(3).at(),
                        bench.aSwitch.steps().get(4).at()))
                .isBetween(
                        Samples.RULES.handoverTimeout(),
                        Samples.RULES.handoverTimeout().plusSeconds(20));
    }

    @Test
    void aGatewayThatGoesAwayInTheMiddleLetsTheSwitchRollBackWhenItIsBack() {
        bench.runUntil(HANDING_OVER);
        bench.oneStep();
        world.offTheAir = true;
        bench.runUntil(ROLLING_BACK);
        IntStream.range(0, 20).forEach(_ -> bench.oneStep());
        assertThat(bench.state().isFinal()).isFalse();

        world.offTheAir = false;
        bench.runToTheEnd();

        assertReturned(OutcomeCode.HANDOVER_TIMED_OUT);
    }

    @Test
    void aFailedCheckPutsTheChargerBackAndNamesTheCheck() {
        world.verificationChecks =
                List.of(new Check("CLOCK", true, "right"), new Check("CALENDAR", false, "the programme is missing"));

        bench.runToTheEnd();

        assertReturned(OutcomeCode.VERIFICATION_FAILED);
        assertThat(bench.aSwitch.outcome().text()).contains("the programme is missing");
        assertThat(bench.aSwitch.verification()).isEqualTo(world.verificationChecks);
    }

    @Test
    void aChargerThatCannotBeCheckedIsPutBack() {
        world.verificationChecks = List.of();
        bench.runUntil(VERIFYING);
        world.phase = Phase.STAGED;

        bench.runToTheEnd();

        assertReturned(OutcomeCode.VERIFICATION_FAILED);
    }

    @Test
    void aRegisterThatRefusesTheMovePutsTheChargerBack() {
        world.refusedMove = "somebody else operates it";

        bench.runToTheEnd();

        assertReturned(OutcomeCode.MOVE_REFUSED);
        assertThat(world.calls).doesNotContain("commit");
    }

    @Test
    void whatTheGatewayHasMovedIsNeverPutBack() {
        bench.runUntil(SETTLING);
        world.phase = Phase.COMMITTED;
        world.refusedMove = "confused for a moment";
        IntStream.range(0, 10).forEach(_ -> bench.oneStep());
        assertThat(bench.state()).isEqualTo(SETTLING);

        world.refusedMove = null;
        bench.runToTheEnd();

        assertThat(bench.state()).isEqualTo(COMPLETED);
    }

    @Test
    void aWithdrawalBeforeTheHandOverFreesTheCharger() {
        world.ready = false;
        bench.runUntil(PREPARING);
        bench.oneStep();
        assertThat(bench.withdraw()).isInstanceOf(Decision.Moved.class);

        bench.runToTheEnd();

        assertThat(bench.state()).isEqualTo(WITHDRAWN);
        assertThat(world.state).isEqualTo("ASSIGNED");
        assertThat(world.relations).containsExactly("north-charge");
        assertThat(bench.aSwitch.isClosed()).isTrue();
    }

    @Test
    void whatAnOvertakenWorkerBringsIsNotWritten() {
        bench.runUntil(SCHEDULED);
        bench.now = bench.aSwitch.scheduledFor();
        var old = bench.claim().orElseThrow();
        bench.lease = UUID.randomUUID();

        assertThat(bench.finish(old, new StepResult.Enter(PREPARING, "", (_, _) -> {})))
                .isFalse();
        assertThat(bench.state()).isEqualTo(SCHEDULED);
    }

    static Stream<Arguments> everyCallOfASwitchThatSucceeds() {
        return everyCall(_ -> {});
    }

    static Stream<Arguments> everyCallOfASwitchThatIsPutBack() {
        return everyCall(w -> w.verificationChecks = List.of(new Check("METER", false, "no reading")));
    }

    @ParameterizedTest(name = "{1} after call {0}")
    @MethodSource("everyCallOfASwitchThatSucceeds")
    void aBreakAfterAnyCallStillEndsCompletedOnce(int call, Break kind) {
        world.kind = kind;
        world.breakAfter = call;

        bench.runToTheEnd();

        assertThat(world.kind).isEqualTo(Break.NEVER);
        assertThat(bench.state()).isEqualTo(COMPLETED);
        assertThat(bench.told)
                .containsExactly(
                        "REQUESTED", "SCHEDULED", "PREPARING", "HANDING_OVER", "VERIFYING", "SETTLING", "COMPLETED");
        assertThat(world.moves.values()).containsExactly(bench.aSwitch.settleAt());
        assertThat(world.committedAt).isEqualTo(bench.aSwitch.settleAt());
        assertThat(world.operator).isEqualTo(Samples.SOUTH);
        assertThat(world.credential).isEqualTo("new");
        assertThat(world.state).isEqualTo("ASSIGNED");
        assertThat(world.relations).containsExactly("south-charge");
    }

    @ParameterizedTest(name = "{1} after call {0}")
    @MethodSource("everyCallOfASwitchThatIsPutBack")
    void aBreakAfterAnyCallStillEndsReturnedOnce(int call, Break kind) {
        world.verificationChecks = List.of(new Check("METER", false, "no reading"));
        world.kind = kind;
        world.breakAfter = call;

        bench.runToTheEnd();

        assertThat(world.kind).isEqualTo(Break.NEVER);
        assertReturned(OutcomeCode.VERIFICATION_FAILED);
    }

    private void assertReturned(OutcomeCode code) {
        assertThat(bench.state()).isEqualTo(RETURNED);
        assertThat(bench.aSwitch.outcome().code()).isEqualTo(code);
        assertThat(bench.aSwitch.outcome().text()).contains("North Charge runs it");
        assertThat(bench.told.stream().filter("RETURNED"::equals)).hasSize(1);
        assertThat(world.commander()).isEqualTo(Samples.NORTH);
        assertThat(world.credential).isEqualTo("old");
        assertThat(world.state).isEqualTo("ASSIGNED");
        assertThat(world.relations).containsExactly("north-charge");
        assertThat(world.moves).isEmpty();
        assertThat(bench.aSwitch.isClosed()).isTrue();
    }

    private static Stream<Arguments> everyCall(Consumer<World> scene) {
        var rehearsal = Bench.with(Samples.toSouth());
        scene.accept(rehearsal.world);
        rehearsal.runToTheEnd();
        return IntStream.rangeClosed(1, rehearsal.world.calls.size())
                .boxed()
                .flatMap(call -> Stream.of(Break.KILLED, Break.NO_ANSWER).map(kind -> Arguments.of(call, kind)));
    }
}
