package energy.switchpoint.switching.entity;

import static energy.switchpoint.switching.entity.Samples.MONDAY_9AM;
import static energy.switchpoint.switching.entity.Samples.NORTH;
import static energy.switchpoint.switching.entity.Samples.RULES;
import static energy.switchpoint.switching.entity.Samples.SOUTH;
import static energy.switchpoint.switching.entity.SwitchState.COMPLETED;
import static energy.switchpoint.switching.entity.SwitchState.HANDING_OVER;
import static energy.switchpoint.switching.entity.SwitchState.OBJECTED;
import static energy.switchpoint.switching.entity.SwitchState.REQUESTED;
import static energy.switchpoint.switching.entity.SwitchState.SCHEDULED;
import static energy.switchpoint.switching.entity.SwitchState.SETTLING;
import static energy.switchpoint.switching.entity.SwitchState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class OperatorSwitchTest {

    static final Objection TERM = new Objection(
            ObjectionCode.CONTRACT_TERM, "Four months are left.", "Contract NC-20931", MONDAY_9AM.plusSeconds(60));

    @ParameterizedTest
    @EnumSource
    void everyStateIsEnteredOnlyFromWhereTheTableSays(SwitchState wanted) {
        for (var from : SwitchState.values()) {
            var s = Samples.in(from);
            var before = s.steps().size();

            var decision = s.moveTo(wanted, "why", MONDAY_9AM.plusSeconds(9000));

            if (from.next().contains(wanted)) {
                assertThat(decision).isEqualTo(new Decision.Moved(from, wanted, MONDAY_9AM.plusSeconds(9000), "why"));
                assertThat(s.steps()).hasSize(before + 1);
                assertThat(s.steps().getLast().state()).isEqualTo(wanted);
            } else {
                assertThat(decision).isEqualTo(new Decision.NotAllowed(from, wanted));
                assertThat(s.state()).isEqualTo(from);
                assertThat(s.steps()).hasSize(before);
            }
        }
    }

    @Test
    void aDraftGoesNowhereUntilTheAnswersStand() {
        var draft = Samples.draft();

        assertThat(draft.moveTo(SCHEDULED, "", MONDAY_9AM)).isEqualTo(new Decision.NotAllowed(REQUESTED, SCHEDULED));
        assertThat(draft.withdraw(MONDAY_9AM)).isEqualTo(new Decision.NotAllowed(REQUESTED, WITHDRAWN));
        assertThat(draft.object(TERM)).isInstanceOf(Decision.WindowOver.class);
        assertThat(draft.steps()).isEmpty();
    }

    @Test
    void theAnswersOfTheHouseholdMakeARequestOfADraft() {
        var draft = Samples.draft();
        var consent = UUID.randomUUID();

        draft.consented(Map.of(Purpose.OPERATE_CHARGER, consent), MONDAY_9AM);

        assertThat(draft.isDraft()).isFalse();
        assertThat(draft.steps()).extracting(SwitchStep::state).containsExactly(REQUESTED);
        assertThat(draft.consents())
                .extracting(ConsentDecision::purpose, ConsentDecision::consentId)
                .contains(org.assertj.core.groups.Tuple.tuple(Purpose.OPERATE_CHARGER, consent))
                .contains(org.assertj.core.groups.Tuple.tuple(Purpose.MARKETING, null));
    }

    @Test
    void answersAreRecordedOnce() {
        assertThat(Samples.requested().consented(Map.of(), MONDAY_9AM)).isInstanceOf(Decision.NotAllowed.class);
    }

    @Test
    void windowsAndDeadlineComeFromTheRules() {
        var s = Samples.requested();

        assertThat(s.objectionUntil()).isEqualTo(MONDAY_9AM.plus(RULES.objectionWindow()));
        assertThat(s.scheduledFor()).isEqualTo(s.objectionUntil());
        assertThat(s.deadline()).isEqualTo(MONDAY_9AM.plus(Duration.ofDays(31)));
    }

    @Test
    void aChosenDayBeginsAtMidnightThere() {
        var summer = LocalDate.parse("2027-03-30");

        assertThat(Samples.requested(Samples.on(summer)).scheduledFor())
                .isEqualTo(Instant.parse("2027-03-29T23:00:00Z"));
    }

    @Test
    void aChosenDayInsideTheObjectionWindowWaitsForItsEnd() {
        var s = Samples.requested(Samples.on(LocalDate.parse("2027-03-02")));

        assertThat(s.scheduledFor()).isEqualTo(MONDAY_9AM.plus(Duration.ofDays(1)));
    }

    @Test
    void theLosingOperatorMayObjectInsideItsWindow() {
        var s = Samples.requested();

        assertThat(s.object(TERM)).isInstanceOf(Decision.Moved.class);

        assertThat(s.state()).isEqualTo(OBJECTED);
        assertThat(s.objection()).isEqualTo(TERM);
        assertThat(s.outcome()).extracting(Outcome::code).isEqualTo(OutcomeCode.OBJECTED);
        assertThat(s.outcome().text()).contains("North Charge", "contract");
    }

    @Test
    void anObjectionAtTheEndOfTheWindowIsTooLate() {
        var s = Samples.requested();
        var late = new Objection(TERM.code(), TERM.explanation(), TERM.evidence(), s.objectionUntil());

        assertThat(s.object(late)).isEqualTo(new Decision.WindowOver(REQUESTED));
        assertThat(s.objection()).isNull();
        assertThat(s.outcome()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = "REQUESTED", mode = Mode.EXCLUDE)
    void anObjectionCountsInNoOtherState(SwitchState state) {
        assertThat(Samples.in(state).object(TERM)).isEqualTo(new Decision.WindowOver(state));
    }

    @Test
    void nobodyCanObjectForAChargerWithoutOperator() {
        var s = Samples.requested(Samples.ofAChargerWithoutOperator());

        assertThat(s.objectionUntil()).isNull();
        assertThat(s.scheduledFor()).isEqualTo(MONDAY_9AM);
        assertThat(s.object(TERM)).isInstanceOf(Decision.WindowOver.class);
    }

    @Test
    void goingBackCannotBeObjectedTo() {
        var s = Samples.requested(Samples.takingBack(UUID.randomUUID()));

        assertThat(s.objectionUntil()).isNull();
        assertThat(s.object(TERM)).isInstanceOf(Decision.WindowOver.class);
    }

    @Test
    void aLateWithdrawalLeavesTheSwitchAsItWas() {
        var s = Samples.in(HANDING_OVER);

        assertThat(s.withdraw(MONDAY_9AM.plusSeconds(999))).isEqualTo(new Decision.NotAllowed(HANDING_OVER, WITHDRAWN));
        assertThat(s.outcome()).isNull();
    }

    @Test
    void aCompletedSwitchMayBeTakenBackUntilTheCoolingOffIsOver() {
        var s = Samples.in(COMPLETED);
        var over = s.stateSince().plus(RULES.coolingOff());

        assertThat(s.coolingOffUntil()).isEqualTo(over);
        assertThat(s.mayBeTakenBack(over.minusNanos(1))).isTrue();
        assertThat(s.mayBeTakenBack(over)).isFalse();
    }

    @Test
    void aReturnIsNotTakenBackAgain() {
        var s = Samples.requested(Samples.takingBack(UUID.randomUUID()));
        for (var state :
                List.of(SCHEDULED, SwitchState.PREPARING, HANDING_OVER, SwitchState.VERIFYING, SETTLING, COMPLETED)) {
            s.moveTo(state, "", MONDAY_9AM);
        }
        s.completed(MONDAY_9AM);

        assertThat(s.mayBeTakenBack(MONDAY_9AM)).isFalse();
    }

    @Test
    void theInstantOfTheMoveIsSetOnce() {
        var s = Samples.in(SETTLING);
        var first = s.settleAt();

        s.settleAt(first.plusSeconds(5));

        assertThat(s.settleAt()).isEqualTo(first);
    }

    @Test
    void aSessionIsWaitedForSinceItWasFirstSeen() {
        var s = Samples.in(SwitchState.PREPARING);
        s.preflightFound(List.of(), true, MONDAY_9AM);
        s.preflightFound(List.of(), true, MONDAY_9AM.plus(Duration.ofHours(11)));

        assertThat(s.sessionTookTooLong(MONDAY_9AM.plus(Duration.ofHours(12)))).isFalse();
        assertThat(s.sessionTookTooLong(MONDAY_9AM.plus(Duration.ofHours(12)).plusMillis(1)))
                .isTrue();

        s.preflightFound(List.of(), false, MONDAY_9AM);
        assertThat(s.sessionTookTooLong(MONDAY_9AM.plus(Duration.ofDays(9)))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void onlyAnEndedSwitchIsClosed(SwitchState state) {
        var s = Samples.in(state);

        if (state.isFinal()) {
            s.close(MONDAY_9AM);
            assertThat(s.isClosed()).isTrue();
        } else {
            assertThatThrownBy(() -> s.close(MONDAY_9AM)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void anErasedPersonLeavesTheRecordWithoutThem() {
        var s = Samples.requested();
        s.object(TERM);

        s.forgetPerson();

        assertThat(s.person()).isNull();
        assertThat(s.chargepointLabel()).isEqualTo("Charger");
        assertThat(s.objection().explanation()).isEqualTo("(erased)");
        assertThat(s.objection().evidence()).isEqualTo("(erased)");
        assertThat(s.steps()).hasSize(2);
    }

    @Test
    void findingsComeBackAsTheyWerePutIn() {
        var s = Samples.in(SwitchState.VERIFYING);
        var checks = List.of(new Check("CLOCK", true, "2 s \"fast\""), new Check("METER", false, "no answer"));

        s.preflightFound(checks, false, MONDAY_9AM);
        s.verified(checks);
        s.historyDisposed(List.of("12 sessions sealed"));
        s.readings(4711L, "a", "b");

        assertThat(s.preflight()).isEqualTo(checks);
        assertThat(s.verification()).isEqualTo(checks);
        assertThat(s.historyEvidence()).containsExactly("12 sessions sealed");
        assertThat(s.readiness()).isEqualTo(Samples.toSouth().readiness());
        assertThat(s.closingReadingWh()).isEqualTo(4711L);
    }

    @Test
    void bothOperatorsAreKnownByTheirPart() {
        var s = Samples.requested();

        assertThat(s.isLostBy(NORTH.id())).isTrue();
        assertThat(s.isLostBy(SOUTH.id())).isFalse();
        assertThat(s.isGainedBy(SOUTH.id())).isTrue();
        assertThat(s.isGainedBy(NORTH.id())).isFalse();
    }
}
