package energy.switchpoint.cases.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a system says about its part.
 *
 * @param evidence proof when done, the reason when retained, the trouble when failed
 */
public record Reported(
        CaseSystem system,
        StepState state,
        String what,
        @Nullable String evidence,
        @Nullable Instant at) {

    public static Reported done(CaseSystem system, String what, String evidence, Instant at) {
        return new Reported(system, StepState.DONE, what, evidence, at);
    }

    public static Reported retained(CaseSystem system, String what, String reason, Instant at) {
        return new Reported(system, StepState.RETAINED, what, reason, at);
    }

    public static Reported waiting(CaseSystem system, String what) {
        return new Reported(system, StepState.WAITING, what, null, null);
    }

    public static Reported failed(CaseSystem system, String what, String trouble, Instant at) {
        return new Reported(system, StepState.FAILED, what, trouble, at);
    }
}
