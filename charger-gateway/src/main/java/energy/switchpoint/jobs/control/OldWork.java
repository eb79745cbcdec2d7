package energy.switchpoint.jobs.control;

import energy.switchpoint.instructions.control.CommandRecords;
import energy.switchpoint.twins.entity.Tick;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/** Forgets commands and jobs that are long over, a piece at a time, and closes commands that nobody waits for any more. */
@ApplicationScoped
public class OldWork {

    /** Long enough for a season's evidence; what was regulated is on the ledger and stays. */
    static final Duration KEPT = Duration.ofDays(90);

    /** No charger takes longer to answer. */
    private static final Duration UNANSWERED = Duration.ofMinutes(10);

    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final int JOBS_AT_ONCE = 20;
    private static final int COMMANDS_AT_ONCE = 5000;

    @Inject
    JobRows jobs;

    @Inject
    CommandRecords commands;

    private volatile Instant lookedAt = Instant.EPOCH;

    void tick(@Observes Tick tick) {
        if (lookedAt.plus(EVERY).isAfter(tick.at())) {
            return;
        }
        lookedAt = tick.at();
        commands.closeUnanswered(tick.at().minus(UNANSWERED));
        commands.forgetBefore(tick.at().minus(KEPT), COMMANDS_AT_ONCE);
        jobs.forgetEndedBefore(tick.at().minus(KEPT), JOBS_AT_ONCE);
    }
}
