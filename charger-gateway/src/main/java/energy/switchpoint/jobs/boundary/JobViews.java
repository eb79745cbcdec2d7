package energy.switchpoint.jobs.boundary;

import energy.switchpoint.jobs.control.JobRows;
import energy.switchpoint.jobs.entity.Counts;
import energy.switchpoint.jobs.entity.DeviceState;
import energy.switchpoint.jobs.entity.Job;
import energy.switchpoint.jobs.entity.Work;
import energy.switchpoint.traces.entity.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Jobs as the API shows them. */
@ApplicationScoped
public class JobViews {

    @Inject
    JobRows rows;

    @Inject
    Clock clock;

    /**
     * @param finished chargers with a final result
     * @param perSecond chargers finished per second so far
     */
    public record JobView(
            UUID id,
            String kind,
            @Nullable Integer levelPercent,
            @Nullable Instant from,
            @Nullable Instant until,
            boolean response,
            String state,
            int devices,
            long finished,
            Map<String, Long> counts,
            double perSecond,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Instant untilAt,
            String madeBy,
            String traceId) {}

    public JobView made(Job job) {
        return view(job, Counts.allPending(job.devices()));
    }

    public JobView view(Job job) {
        return view(job, rows.counts(job.id()));
    }

    private JobView view(Job job, Counts counts) {
        var level = job.work() instanceof Work.Level l ? l : null;
        var ended = job.endedAt();
        var took = Duration.between(job.madeAt(), ended == null ? clock.instant() : ended);
        var byName = new TreeMap<String, Long>();
        counts.complete().forEach((DeviceState state, Long count) -> byName.put(state.name(), count));
        return new JobView(
                job.id(),
                job.work().what(),
                level == null ? null : level.levelPercent(),
                level == null ? null : level.from(),
                level == null ? null : level.until(),
                level != null && level.response(),
                job.state().name(),
                job.devices(),
                counts.finished(),
                byName,
                took.isPositive() ? Math.round(counts.finished() * 10_000.0 / took.toMillis()) / 10.0 : 0,
                job.madeAt(),
                ended,
                job.untilAt(),
                job.madeBy(),
                Trace.read(job.traceparent()).map(Trace::traceId).orElse(""));
    }
}
