package energy.switchpoint.resets.entity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One reset of one charger, with its evidence.
 *
 * @param askedBy an organisation, or {@code OWNER}
 * @param reason for level 2: where it moves and why
 */
public record ResetRun(
        UUID id,
        UUID chargepointId,
        ResetLevel level,
        State state,
        String askedBy,
        String askedPerson,
        Instant askedAt,
        String reason,
        @Nullable Instant approvedAt,
        @Nullable Instant endedAt,
        List<Step> steps) {

    /** A failed one blocks a handover until it was repeated with success (R073). */
    public enum State {
        APPROVAL,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /** {@code TOLD}: the charger has taken it; its effect is still to be seen. */
    public enum StepState {
        WAITING,
        TOLD,
        DONE,
        FAILED
    }

    /**
     * @param evidence what was seen, in words
     * @param subject the credential it was given, for the step that replaces it
     */
    public record Step(
            int position,
            ResetStep step,
            StepState state,
            int tries,
            @Nullable String evidence,
            @Nullable UUID subject,
            @Nullable Instant at) {}

    public ResetRun {
        steps = List.copyOf(steps);
    }
}
