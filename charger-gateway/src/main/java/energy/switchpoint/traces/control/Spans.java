package energy.switchpoint.traces.control;

import energy.switchpoint.traces.entity.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One line in the log for each step of a trace, so that a command is found from the request to the charger's answer by its
 * trace id. No exporter runs by default: a log collector can turn the lines into spans.
 */
@ApplicationScoped
public class Spans {

    private static final System.Logger LOG = System.getLogger("energy.switchpoint.trace");

    @Inject
    Clock clock;

    public Spans() {}

    /** For use outside the container. */
    public Spans(Clock clock) {
        this.clock = clock;
    }

    /** A request at the API: the step all others of its trace hang on. */
    public void request(Trace step, String parentSpan, String name, String result) {
        LOG.log(
                System.Logger.Level.INFO,
                "trace={0} span={1} parent={2} step=\"{3}\" result={4}",
                step.traceId(),
                step.spanId(),
                parentSpan,
                name,
                result);
    }

    /** @param subject what it was about; an id, nothing personal */
    public void ended(Trace step, Trace parent, String name, UUID subject, Instant since, String result) {
        ended(System.Logger.Level.INFO, step, parent, name, subject, since, result);
    }

    /** The same where there may be thousands at once: told only when the logger is turned up to FINE. */
    public void detail(Trace step, Trace parent, String name, UUID subject, Instant since, String result) {
        ended(System.Logger.Level.DEBUG, step, parent, name, subject, since, result);
    }

    private void ended(
            System.Logger.Level level,
            Trace step,
            Trace parent,
            String name,
            UUID subject,
            Instant since,
            String result) {
        if (!LOG.isLoggable(level)) {
            return;
        }
        LOG.log(
                level,
                "trace={0} span={1} parent={2} step=\"{3}\" of={4} ms={5} result={6}",
                step.traceId(),
                step.spanId(),
                parent.spanId(),
                name,
                subject,
                Long.toString(Duration.between(since, clock.instant()).toMillis()),
                result);
    }
}
