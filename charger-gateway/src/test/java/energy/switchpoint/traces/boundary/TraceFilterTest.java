package energy.switchpoint.traces.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.traces.control.CurrentTrace;
import energy.switchpoint.traces.control.Spans;
import energy.switchpoint.traces.entity.Trace;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The way in and out of the API. */
class TraceFilterTest {

    static final String GIVEN = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    final CurrentTrace current = new CurrentTrace();
    final TraceFilter filter = new TraceFilter(current, new Spans(Clock.systemUTC()));
    final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();

    @Test
    void aCallersTraceGoesOnAndComesBackWithTheAnswer() {
        pass(GIVEN);

        assertThat(current.get().traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(current.parentSpan()).isEqualTo("00f067aa0ba902b7");
        assertThat(headers.getFirst("traceparent")).isEqualTo(current.get().header());
    }

    @Test
    void aRequestWithoutATraceBeginsOne() {
        pass(null);

        assertThat(Trace.read(String.valueOf(headers.getFirst("traceparent")))).contains(current.get());
        assertThat(current.parentSpan()).isEqualTo("none");
    }

    /** As a stream's does, where no request is current. */
    @Test
    void anAnswerThatBeginsOnAThreadOfItsOwnCarriesTheTraceOfItsRequest() {
        var kept = new HashMap<String, Object>();
        var request = ContainerRequestContext.class.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ContainerRequestContext.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "getMethod" -> "GET";
                    case "getHeaderString" -> GIVEN;
                    case "getProperty" -> kept.get(String.valueOf(arguments[0]));
                    case "setProperty" -> kept.put(String.valueOf(arguments[0]), arguments[1]);
                    default -> null;
                }));
        filter.filter(request);

        var elsewhere = new TraceFilter(
                new CurrentTrace() {
                    @Override
                    public Trace get() {
                        throw new IllegalStateException("no request is current");
                    }
                },
                new Spans(Clock.systemUTC()));
        elsewhere.filter(
                request, answering(ContainerResponseContext.class, Map.of("getHeaders", headers, "getStatus", 200)));

        assertThat(headers.getFirst("traceparent")).isEqualTo(current.get().header());
    }

    private void pass(@Nullable String header) {
        var address = answering(UriInfo.class, Map.of("getPath", "jobs"));
        var request = answering(
                ContainerRequestContext.class,
                header == null
                        ? Map.of("getMethod", "POST", "getUriInfo", address)
                        : Map.of("getMethod", "POST", "getUriInfo", address, "getHeaderString", header));
        filter.filter(request);
        filter.filter(
                request, answering(ContainerResponseContext.class, Map.of("getHeaders", headers, "getStatus", 202)));
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> answers.get(method.getName())));
    }
}
