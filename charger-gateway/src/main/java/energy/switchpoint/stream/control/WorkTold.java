package energy.switchpoint.stream.control;

import energy.switchpoint.instructions.entity.Given;
import energy.switchpoint.jobs.entity.JobNews;
import energy.switchpoint.limits.entity.LimitsTold;
import energy.switchpoint.stream.entity.EventKind;
import energy.switchpoint.stream.entity.NewEvent;
import energy.switchpoint.traces.entity.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** What came of commands, jobs and limits, as events of the stream. */
@ApplicationScoped
public class WorkTold {

    @Inject
    StreamRows rows;

    @Inject
    Clock clock;

    public WorkTold() {}

    /** For use outside the container. */
    public WorkTold(StreamRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Transactional
    public void command(@Observes Given given) {
        rows.add(List.of(NewEvent.of(
                given.chargepointId(),
                EventKind.COMMAND,
                Objects.requireNonNullElse(given.answeredAt(), given.requestedAt()),
                Json.createObjectBuilder()
                        .add("commandId", given.id().toString())
                        .add("type", given.type())
                        .add("state", given.state().name())
                        .add("detail", given.detail())
                        .add(
                                "traceId",
                                Trace.read(given.traceparent())
                                        .map(Trace::traceId)
                                        .orElse(""))
                        .build())));
    }

    @Transactional
    public void job(@Observes JobNews news) {
        var counts = Json.createObjectBuilder();
        news.counts().byState().forEach((state, count) -> counts.add(state.name(), count));
        rows.add(List.of(new NewEvent(
                news.organisationId(),
                null,
                EventKind.JOB,
                clock.instant(),
                Json.createObjectBuilder()
                        .add("jobId", news.jobId().toString())
                        .add("state", news.state().name())
                        .add("devices", news.devices())
                        .add("finished", news.counts().finished())
                        .add("counts", counts)
                        .build())));
    }

    @Transactional
    public void limits(@Observes LimitsTold told) {
        rows.add(told.chargers().stream()
                .map(c -> NewEvent.of(
                        c.chargepointId(),
                        c.ended() ? EventKind.LIMIT_ENDED : EventKind.LIMIT_PROCESSED,
                        c.at(),
                        Json.createObjectBuilder()
                                .add("limitId", c.limitId().toString())
                                .add("releaseOffsetS", c.releaseOffsetS())
                                .build()))
                .toList());
    }
}
