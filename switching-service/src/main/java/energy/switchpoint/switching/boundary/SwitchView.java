package energy.switchpoint.switching.boundary;

import energy.switchpoint.switching.boundary.Wire.ChargepointView;
import energy.switchpoint.switching.boundary.Wire.CheckView;
import energy.switchpoint.switching.boundary.Wire.OutcomeView;
import energy.switchpoint.switching.boundary.Wire.PartyView;
import energy.switchpoint.switching.boundary.Wire.ReadinessView;
import energy.switchpoint.switching.boundary.Wire.StepView;
import energy.switchpoint.switching.entity.OperatorSwitch;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A switch as one of its parties may see it. */
public record SwitchView(
        UUID id,
        ChargepointView chargepoint,
        @Nullable PartyView losing,
        PartyView gaining,
        String state,
        Instant stateSince,
        Instant requestedAt,
        Instant scheduledFor,
        @Nullable Instant objectionUntil,
        Instant deadline,
        @Nullable Instant coolingOffUntil,
        String history,
        List<StepView> steps,
        @Nullable ObjectionView objection,
        @Nullable ReadinessView readiness,
        List<CheckView> preflight,
        List<CheckView> verification,
        @Nullable OutcomeView outcome,
        boolean mayObject,
        boolean mayWithdraw,
        boolean mayReturn,
        @Nullable UUID returnOf,
        long version) {

    public record ObjectionView(
            String code, String explanation, @Nullable String evidence, Instant at) {}

    /** @param overtaken another switch of this charger has begun since, so that this one cannot be taken back any more */
    static SwitchView of(OperatorSwitch s, Viewer viewer, Instant now, boolean overtaken) {
        var sight = new Sight(s, viewer);
        var readiness = s.readiness();
        return new SwitchView(
                s.id(),
                Wire.chargepoint(s),
                PartyView.ofNullable(s.losing()),
                PartyView.of(s.gaining()),
                s.state().name(),
                sight.since(),
                s.requestedAt(),
                s.scheduledFor(),
                s.objectionUntil(),
                s.deadline(),
                sight.seesAfterTheMove() ? s.coolingOffUntil() : null,
                s.history().name(),
                sight.steps(),
                objection(s, viewer),
                readiness == null || viewer == Viewer.LOSING ? null : ReadinessView.of(readiness),
                CheckView.of(s.preflight()),
                CheckView.of(s.verification()),
                sight.outcome(),
                viewer == Viewer.LOSING && s.isOpenToObjection(now),
                viewer == Viewer.OWNER && s.mayBeWithdrawn(),
                viewer == Viewer.OWNER && s.mayBeTakenBack(now) && !overtaken,
                s.returnOf(),
                s.version());
    }

    private static @Nullable ObjectionView objection(OperatorSwitch s, Viewer viewer) {
        var objection = s.objection();
        return objection == null
                ? null
                : new ObjectionView(
                        objection.code().name(),
                        objection.explanation(),
                        viewer.seesEvidence() ? objection.evidence() : null,
                        objection.at());
    }
}
