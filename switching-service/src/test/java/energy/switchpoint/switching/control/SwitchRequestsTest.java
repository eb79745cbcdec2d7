package energy.switchpoint.switching.control;

import static energy.switchpoint.switching.entity.Samples.ALICE;
import static energy.switchpoint.switching.entity.Samples.CHARGER;
import static energy.switchpoint.switching.entity.Samples.NORTH;
import static energy.switchpoint.switching.entity.Samples.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.switching.control.World.Break;
import energy.switchpoint.switching.entity.Check;
import energy.switchpoint.switching.entity.ConsentDecision;
import energy.switchpoint.switching.entity.HistoryChoice;
import energy.switchpoint.switching.entity.Purpose;
import energy.switchpoint.switching.entity.SwitchRequest.Answer;
import energy.switchpoint.switching.entity.SwitchState;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SwitchRequestsTest {

    static final List<Answer> YES = List.of(new Answer(Purpose.OPERATE_CHARGER, 1, true));

    Bench bench = new Bench();

    @Test
    void aRequestWithEverythingInOrderIsRecordedWithItsAnswers() {
        var decision = bench.requests.request(ALICE, ask(SOUTH.id(), null, YES, true));

        assertThat(decision).isEqualTo(new RequestDecision.Accepted(bench.aSwitch.id()));
        assertThat(bench.aSwitch.isDraft()).isFalse();
        assertThat(bench.aSwitch.state()).isEqualTo(SwitchState.REQUESTED);
        assertThat(bench.world.relations).contains("south-charge");
        assertThat(bench.told).containsExactly("REQUESTED");
    }

    @Test
    void theReadinessCertificateIsAttachedInPlainWords() {
        bench.world.ready = false;
        bench.world.preflightChecks = List.of(new Check("ONLINE", false, "offline"), new Check("CLOCK", true, "+1 s"));

        bench.requests.request(ALICE, ask(SOUTH.id(), null, YES, true));

        var readiness = bench.aSwitch.readiness();
        assertThat(readiness.ready()).isFalse();
        assertThat(readiness.level()).isEqualTo("HIGH");
        assertThat(readiness.sentences())
                .extracting(s -> s.ok() + " " + s.text())
                .containsExactly(
                        "true Any operator can take it over from afar.",
                        "false The charger is offline. Check its power and its internet connection; the switch waits for it.",
                        "true Its clock is right.");
    }

    @Test
    void aStrangersChargerDoesNotExist() {
        var stranger = new PersonId(UUID.randomUUID());

        assertThat(bench.requests.request(stranger, ask(SOUTH.id(), null, YES, true)))
                .isEqualTo(new RequestDecision.NoSuchCharger());
    }

    @Test
    void theTermsMustBeAccepted() {
        assertThat(bench.requests.request(ALICE, ask(SOUTH.id(), null, YES, false)))
                .isEqualTo(new RequestDecision.TermsNeeded());
    }

    @Test
    void aRequiredPurposeMustBeAgreedTo() {
        var no = List.of(new Answer(Purpose.OPERATE_CHARGER, 1, false), new Answer(Purpose.MARKETING, 1, true));

        assertThat(bench.requests.request(ALICE, ask(SOUTH.id(), null, no, true)))
                .isEqualTo(new RequestDecision.ConsentNeeded(List.of(Purpose.OPERATE_CHARGER)));
        assertThat(bench.aSwitch).isNull();
    }

    @Test
    void theOperatorMustTakeThisModel() {
        bench.world.southTakesIt = false;

        assertThat(bench.requests.request(ALICE, ask(SOUTH.id(), null, YES, true)))
                .isInstanceOf(RequestDecision.OperatorNotAvailable.class);
    }

    @Test
    void anUnknownOperatorTakesNothing() {
        assertThat(bench.requests.request(ALICE, ask(new OrganisationId("nobody"), null, YES, true)))
                .isInstanceOf(RequestDecision.OperatorNotAvailable.class);
    }

    @Test
    void nobodySwitchesToTheOperatorTheyHave() {
        assertThat(bench.requests.request(ALICE, ask(NORTH.id(), null, YES, true)))
                .isEqualTo(new RequestDecision.AlreadyWith(NORTH));
    }

    @Test
    void aDayAfterTheDeadlineIsRefused() {
        assertThat(bench.requests.request(ALICE, ask(SOUTH.id(), LocalDate.parse("2027-04-02"), YES, true)))
                .isInstanceOf(RequestDecision.DateOutOfRange.class);
    }

    @Test
    void aSecondRequestIsToldOfTheFirst() {
        bench.requests.request(ALICE, ask(SOUTH.id(), null, YES, true));

        assertThat(bench.requests.request(ALICE, ask(SOUTH.id(), null, YES, true)))
                .isEqualTo(new RequestDecision.AlreadyOpen(bench.aSwitch));
    }

    @Test
    void theOneWhoLosesTheRaceIsToldOfTheWinner() {
        bench.someoneWasFaster = true;

        var decision = bench.requests.request(ALICE, ask(SOUTH.id(), null, YES, true));

        assertThat(decision).isEqualTo(new RequestDecision.AlreadyOpen(bench.aSwitch));
        assertThat(bench.world.calls).doesNotContain("record");
    }

    @Test
    void answersThatAreRefusedLeaveNoSwitch() {
        bench.world.refusedAnswers = "That notice is no longer in force.";

        assertThat(bench.requests.request(ALICE, ask(SOUTH.id(), null, YES, true)))
                .isEqualTo(new RequestDecision.AnswersRefused("That notice is no longer in force."));
        assertThat(bench.aSwitch).isNull();
    }

    @Test
    void aConsentServiceThatFailsIsToldAndTheRequestGoesOnByItself() {
        bench.world.kind = Break.NO_ANSWER;
        bench.world.breakAfter = 6;

        assertThatThrownBy(() -> bench.requests.request(ALICE, ask(SOUTH.id(), null, YES, true)))
                .isInstanceOf(NeighbourUnavailable.class);
        assertThat(bench.aSwitch.isDraft()).isTrue();

        bench.runToTheEnd();
        assertThat(bench.state()).isEqualTo(SwitchState.COMPLETED);
    }

    @Test
    void oneClickTakesACompletedSwitchBack() {
        bench.requests.request(ALICE, ask(SOUTH.id(), null, YES, true));
        bench.runToTheEnd();
        var done = bench.aSwitch;
        bench.world.phase = null;

        var decision = bench.requests.takeBack(ALICE, done);

        assertThat(decision).isEqualTo(new RequestDecision.Accepted(bench.aSwitch.id()));
        assertThat(bench.aSwitch.returnOf()).isEqualTo(done.id());
        assertThat(bench.aSwitch.objectionUntil()).isNull();
        assertThat(bench.aSwitch.gaining()).isEqualTo(NORTH);
        assertThat(bench.aSwitch.consents())
                .extracting(ConsentDecision::purpose, ConsentDecision::noticeVersion)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Purpose.OPERATE_CHARGER, 3));

        bench.runToTheEnd();
        assertThat(bench.state()).isEqualTo(SwitchState.COMPLETED);
        assertThat(bench.world.operator).isEqualTo(NORTH);
        assertThat(bench.world.relations).containsExactly("north-charge");
    }

    @Test
    void afterTheCoolingOffThereIsNoOneClickReturn() {
        bench.requests.request(ALICE, ask(SOUTH.id(), null, YES, true));
        bench.runToTheEnd();
        bench.now = bench.aSwitch.coolingOffUntil();

        assertThat(bench.requests.takeBack(ALICE, bench.aSwitch)).isEqualTo(new RequestDecision.NoReturn());
    }

    private static Ask ask(OrganisationId gaining, LocalDate day, List<Answer> answers, boolean terms) {
        return new Ask(CHARGER, gaining, day, HistoryChoice.SEAL, answers, terms);
    }
}
