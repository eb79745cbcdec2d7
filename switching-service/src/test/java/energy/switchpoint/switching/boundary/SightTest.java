package energy.switchpoint.switching.boundary;

import static energy.switchpoint.switching.entity.Samples.MONDAY_9AM;
import static energy.switchpoint.switching.entity.Samples.NORTH;
import static energy.switchpoint.switching.entity.Samples.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.switching.boundary.Wire.StepView;
import energy.switchpoint.switching.entity.Objection;
import energy.switchpoint.switching.entity.ObjectionCode;
import energy.switchpoint.switching.entity.Samples;
import energy.switchpoint.switching.entity.SwitchState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class SightTest {

    @Test
    void theLosingOperatorSeesNothingAfterItsOperatorshipEnded() {
        var s = Samples.in(SwitchState.COMPLETED);
        var view = SwitchView.of(s, Viewer.LOSING, MONDAY_9AM, false);

        assertThat(view.stateSince()).isEqualTo(s.settleAt());
        assertThat(view.steps()).extracting(StepView::at).allMatch(at -> !at.isAfter(s.settleAt()));
        assertThat(view.steps().getLast().note()).isEqualTo("operatorship ended at " + s.settleAt());
        assertThat(view.outcome().text()).isEqualTo("operatorship ended at " + s.settleAt());
        assertThat(view.coolingOffUntil()).isNull();
        assertThat(view.readiness()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = "LOSING", mode = Mode.EXCLUDE)
    void theOthersSeeTheEnd(Viewer viewer) {
        var s = Samples.in(SwitchState.COMPLETED);
        var view = SwitchView.of(s, viewer, MONDAY_9AM, false);

        assertThat(view.stateSince()).isEqualTo(s.stateSince());
        assertThat(view.steps()).hasSize(s.steps().size());
        assertThat(view.coolingOffUntil()).isEqualTo(s.coolingOffUntil());
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheLosingOperatorMayObject(Viewer viewer) {
        assertThat(SwitchView.of(Samples.requested(), viewer, MONDAY_9AM, false).mayObject())
                .isEqualTo(viewer == Viewer.LOSING);
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheHouseholdMayWithdrawOrGoBack(Viewer viewer) {
        assertThat(SwitchView.of(Samples.requested(), viewer, MONDAY_9AM, false).mayWithdraw())
                .isEqualTo(viewer == Viewer.OWNER);
        assertThat(SwitchView.of(Samples.in(SwitchState.COMPLETED), viewer, MONDAY_9AM, false)
                        .mayReturn())
                .isEqualTo(viewer == Viewer.OWNER);
        assertThat(SwitchView.of(Samples.in(SwitchState.COMPLETED), viewer, MONDAY_9AM, true)
                        .mayReturn())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void theEvidenceOfAnObjectionIsForTheOneWhoGaveItAndForOversight(Viewer viewer) {
        var s = Samples.requested();
        s.object(new Objection(ObjectionCode.DEBT, "A bill is open.", "Invoice 12", MONDAY_9AM));

        var objection = SwitchView.of(s, viewer, MONDAY_9AM, false).objection();

        assertThat(objection.explanation()).isEqualTo("A bill is open.");
        assertThat(objection.evidence())
                .isEqualTo(viewer == Viewer.LOSING || viewer == Viewer.OVERSEER ? "Invoice 12" : null);
    }

    @Test
    void aReceiptShowsConsentsToTheHouseholdAndTheNewOperatorOnly() {
        var s = Samples.in(SwitchState.COMPLETED);

        assertThat(ReceiptView.of(s, Viewer.OWNER).consents()).hasSize(1);
        assertThat(ReceiptView.of(s, Viewer.GAINING).consents()).hasSize(1);
        assertThat(ReceiptView.of(s, Viewer.LOSING).consents()).isEmpty();
        assertThat(ReceiptView.of(s, Viewer.LOSING).endedAt()).isEqualTo(s.settleAt());
    }

    @Test
    void everybodyLooksInTheirPart() {
        var s = Samples.requested();

        assertThat(Viewer.of(new Caller.Consumer(Samples.ALICE), s)).isEqualTo(Viewer.OWNER);
        assertThat(Viewer.of(new Caller.Member(NORTH.id(), Role.CPO, Samples.ALICE), s))
                .isEqualTo(Viewer.LOSING);
        assertThat(Viewer.of(new Caller.Member(SOUTH.id(), Role.CPO, Samples.ALICE), s))
                .isEqualTo(Viewer.GAINING);
        assertThat(Viewer.of(
                        new Caller.Member(new OrganisationId("energy-regulator"), Role.REGULATOR, Samples.ALICE), s))
                .isEqualTo(Viewer.OVERSEER);
    }
}
