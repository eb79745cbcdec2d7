package energy.switchpoint.jobs.entity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work for many chargers of one organisation, with a result for each.
 *
 * @param organisationId whose authority it acts by
 * @param issuerName the name households read
 * @param untilAt chargers that are away are tried again until then; null = once only
 * @param devices how many chargers were selected
 * @param traceparent W3C trace context of the request that made it
 */
public record Job(
        UUID id,
        String organisationId,
        String issuerName,
        Work work,
        @Nullable Instant untilAt,
        int devices,
        State state,
        Instant madeAt,
        String madeBy,
        @Nullable Instant endedAt,
        String traceparent) {

    public enum State {
        RUNNING,
        DONE,
        CANCELLED
    }
}
