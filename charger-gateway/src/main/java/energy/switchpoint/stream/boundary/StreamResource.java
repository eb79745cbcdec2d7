package energy.switchpoint.stream.boundary;

import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.stream.control.EventStream;
import energy.switchpoint.stream.control.Reader;
import energy.switchpoint.stream.entity.EventKind;
import energy.switchpoint.stream.entity.Filter;
import energy.switchpoint.stream.entity.TenantEvent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.StringReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A tenant's events as they happen (server-sent events), going on after the last one it has. */
@Path("events")
@RequestScoped
public class StreamResource {

    private static final System.Logger LOG = System.getLogger(StreamResource.class.getName());

    @Inject
    CurrentCaller current;

    @Inject
    EventStream stream;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({"cpo", "platform"})
    public void read(
            @QueryParam("kinds") @Nullable String kinds,
            @QueryParam("devices") @Nullable String devices,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String last,
            @Context SseEventSink sink,
            @Context Sse sse) {
        var organisation = current.requireMember().organisation().value();
        var filter = new Filter(list(kinds, EventKind::valueOf), list(devices, UUID::fromString));
        if (!stream.begin(organisation, filter, after(last), new SseReader(sink, sse))) {
            throw Problem.of(
                            429,
                            "too-many-streams",
                            "Too many readers",
                            "Your organisation reads five streams here already. Close one, or share one.")
                    .retryAfter(Duration.ofSeconds(30))
                    .asException();
        }
    }

    private static OptionalLong after(@Nullable String last) {
        if (last == null || last.isBlank()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Math.max(0, Long.parseLong(last.strip())));
        } catch (NumberFormatException _) {
            throw Problem.badRequest("invalid-stream", "Last-Event-ID is the id of an event you have read.")
                    .asException();
        }
    }

    private static <T> Set<T> list(@Nullable String text, Function<String, T> reading) {
        if (text == null || text.isBlank()) {
            return Set.of();
        }
        try {
            return Arrays.stream(text.split(","))
                    .map(String::strip)
                    .map(reading)
                    .collect(Collectors.toSet());
        } catch (IllegalArgumentException _) {
            throw Problem.badRequest(
                            "invalid-stream",
                            "kinds is a list of " + Arrays.toString(EventKind.values())
                                    + ", devices one of chargepoint ids, with commas between.")
                    .asException();
        }
    }

    /** The other end of one connection. */
    private record SseReader(SseEventSink sink, Sse sse) implements Reader {

        @Override
        public boolean isOpen() {
            return !sink.isClosed();
        }

        @Override
        public void event(TenantEvent event) {
            var charger = event.chargepointId();
            var data = Json.createObjectBuilder()
                    .add("at", event.at().toString())
                    .add("chargepointId", charger == null ? JsonValue.NULL : Json.createValue(charger.toString()));
            try (var stored = Json.createReader(new StringReader(event.data()))) {
                stored.readObject().forEach(data::add);
            }
            send(sse.newEventBuilder()
                    .id(Long.toString(event.id()))
                    .name(event.kind().name())
                    .data(String.class, data.build().toString())
                    .build());
        }

        @Override
        public void beat() {
            send(sse.newEventBuilder().comment("still here").build());
        }

        @Override
        public void notice(String kind, String text) {
            send(sse.newEventBuilder()
                    .name(kind)
                    .data(
                            String.class,
                            Json.createObjectBuilder()
                                    .add("detail", text)
                                    .build()
                                    .toString())
                    .build());
        }

        private void send(OutboundSseEvent event) {
            try {
                sink.send(event).toCompletableFuture().join();
            } catch (CompletionException | IllegalStateException _) {
                close();
            }
        }

        // Jakarta EE 11 declares an IOException here, EE 10 does not.
        @Override
        public void close() {
            try (AutoCloseable closing = sink) {
                LOG.log(System.Logger.Level.DEBUG, "a reader of events goes: {0}", closing);
            } catch (Exception e) {
                LOG.log(System.Logger.Level.DEBUG, "it had gone before: {0}", e.toString());
            }
        }
    }
}
