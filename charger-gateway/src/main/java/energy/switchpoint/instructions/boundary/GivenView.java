package energy.switchpoint.instructions.boundary;

import energy.switchpoint.instructions.control.Instructions;
import energy.switchpoint.instructions.entity.Given;
import energy.switchpoint.traces.entity.Trace;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A command and what came of it, as the API shows it. */
public record GivenView(
        UUID id,
        String type,
        String state,
        String detail,
        @Nullable JsonObject answer,
        String askedBy,
        Instant requestedAt,
        @Nullable Instant sentAt,
        @Nullable Instant answeredAt,
        String traceId) {

    public static GivenView of(Given g) {
        return new GivenView(
                g.id(),
                g.type(),
                g.state().name(),
                g.detail(),
                Instructions.json(g.answer()),
                g.askedBy(),
                g.requestedAt(),
                g.sentAt(),
                g.answeredAt(),
                Trace.read(g.traceparent()).map(Trace::traceId).orElse(""));
    }
}
