package energy.switchpoint.cases.boundary;

import energy.switchpoint.cases.entity.CaseState;
import energy.switchpoint.cases.entity.CaseStep;
import energy.switchpoint.cases.entity.CaseSystem;
import energy.switchpoint.cases.entity.CaseType;
import energy.switchpoint.cases.entity.DataCase;
import energy.switchpoint.cases.entity.StepState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A case on the wire. What the person wrote, and evidence about the person, goes to that person and to who answers. */
public record CaseView(
        UUID id,
        CaseType type,
        CaseState state,
        @Nullable String detail,
        Instant openedAt,
        LocalDate dueOn,
        @Nullable Instant closedAt,
        @Nullable String extendedBecause,
        @Nullable String answer,
        boolean mayWithdraw,
        List<StepView> steps) {

    /** One step on the wire. */
    public record StepView(
            CaseSystem system,
            StepState state,
            String what,
            @Nullable String evidence,
            @Nullable Instant at) {

        static StepView of(CaseStep step, boolean withEvidence) {
            return new StepView(
                    step.system(),
                    step.state(),
                    step.what(),
                    withEvidence ? step.evidence().orElse(null) : null,
                    step.at().orElse(null));
        }
    }

    public static CaseView forPerson(DataCase dataCase, List<CaseStep> steps) {
        return of(dataCase, steps, true, dataCase.mayWithdraw());
    }

    /** With the words of the request: somebody has to read them to answer. The look is in the person's log. */
    public static CaseView forWhoAnswers(DataCase dataCase, List<CaseStep> steps) {
        return of(dataCase, steps, true, false);
    }

    /** Enough to see what is due and what is stuck. */
    public static CaseView forPlatform(DataCase dataCase, List<CaseStep> steps) {
        return of(dataCase, steps, false, false);
    }

    private static CaseView of(DataCase c, List<CaseStep> steps, boolean personal, boolean mayWithdraw) {
        return new CaseView(
                c.id(),
                c.type(),
                c.state(),
                personal ? c.detail().orElse(null) : null,
                c.openedAt(),
                c.dueOn(),
                c.closedAt().orElse(null),
                c.extendedBecause().orElse(null),
                c.answer().orElse(null),
                mayWithdraw,
                steps.stream().map(step -> StepView.of(step, personal)).toList());
    }
}
