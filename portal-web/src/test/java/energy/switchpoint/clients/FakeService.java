package energy.switchpoint.clients;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A service that answers what it was told to, over real HTTP, and remembers what it was asked. */
public class FakeService implements AutoCloseable {

    /** A question it got. */
    public record Asked(String method, String path, String body, Map<String, String> headers) {}

    private record Reply(int status, String body, Map<String, String> headers) {}

    private final HttpServer server;
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    public final ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();

    public FakeService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api", this::answer);
        server.start();
    }

    public FakeService on(String methodAndPath, int status, String body, Map<String, String> headers) {
        replies.put(methodAndPath, new Reply(status, body, headers));
        return this;
    }

    public FakeService on(String methodAndPath, String body) {
        return on(methodAndPath, 200, body, Map.of());
    }

    public ServiceHttp http() {
        return new ServiceHttp(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/api"), () -> Optional.of("a-token"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().substring("/api".length());
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = new ConcurrentHashMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        asked.add(new Asked(exchange.getRequestMethod(), path, body, headers));
        var reply = replies.getOrDefault(
                exchange.getRequestMethod() + " " + path,
                new Reply(
                        404,
                        "{\"type\":\"about:blank\",\"title\":\"Not found\",\"status\":404,\"detail\":\"\"}",
                        Map.of()));
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
