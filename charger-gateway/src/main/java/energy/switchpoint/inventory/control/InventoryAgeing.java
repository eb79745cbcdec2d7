package energy.switchpoint.inventory.control;

import energy.switchpoint.twins.entity.Tick;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Forgets, a little every minute, what only counts for some days. */
@ApplicationScoped
public class InventoryAgeing {

    /** As long as raw meter values: beyond it nobody asks a charger for what is missing. */
    private static final Duration STEPS = Duration.ofDays(14);

    private static final Duration EVERY = Duration.ofMinutes(1);

    @Inject
    TransactionSteps steps;

    @Inject
    TransactionGaps gaps;

    @Inject
    Clock clock;

    private Instant next = Instant.EPOCH;

    void tick(@Observes Tick tick) {
        var now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(EVERY);
        steps.forgetBefore(now.minus(STEPS));
        gaps.forgetBefore(now.minus(STEPS));
    }
}
