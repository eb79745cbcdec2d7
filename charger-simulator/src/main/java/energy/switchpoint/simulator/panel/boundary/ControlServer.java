package energy.switchpoint.simulator.panel.boundary;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import energy.switchpoint.simulator.charger.control.Fleet;
import energy.switchpoint.simulator.json.JsonText.MissingField;
import energy.switchpoint.simulator.panel.boundary.ChargersApi.Reply;
import jakarta.json.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The control page and its API. On loopback only, and deaf to other web pages: it hands out power over chargers without a login. */
public final class ControlServer implements AutoCloseable {

    private static final Logger LOG = System.getLogger(ControlServer.class.getName());
    private static final int LARGEST_BODY = 64 * 1024;
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

    private final HttpServer server;
    private final ChargersApi api;
    private final byte[] page;

    public ControlServer(Fleet fleet, int port) throws IOException {
        api = new ChargersApi(fleet);
        page = page();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
    }

    private static byte[] page() throws IOException {
        try (var in = ControlServer.class.getResourceAsStream("page.html")) {
            if (in == null) {
                throw new IllegalStateException("the control page is missing from the jar");
            }
            return in.readAllBytes();
        }
    }

    public void start() {
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isOwn(exchange)) {
                send(exchange, Reply.problem(403, "Not from here", "Use this address in its own browser tab."));
            } else if (isPage(exchange)) {
                sendPage(exchange);
            } else {
                send(exchange, answer(exchange));
            }
        }
    }

    /** A page elsewhere can make a browser call us; its browser then says whose page it was, or calls us by another name. */
    private static boolean isOwn(HttpExchange exchange) {
        var site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
        var host = exchange.getRequestHeaders().getFirst("Host");
        return (site == null || OWN_PAGES.contains(site))
                && host != null
                && OWN_NAMES.contains(host.replaceFirst(":\\d+$", ""));
    }

    private static boolean isPage(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("GET")
                && exchange.getRequestURI().getPath().equals("/");
    }

    private void sendPage(HttpExchange exchange) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/html; charset=utf-8");
        headers.set(
                "Content-Security-Policy", "default-src 'self'; style-src 'unsafe-inline'; script-src 'unsafe-inline'");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
    }

    private Reply answer(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath();
        try {
            return api.answer(exchange.getRequestMethod(), path, body(exchange));
        } catch (MissingField | IllegalArgumentException | JsonException | ClassCastException e) {
            return Reply.problem(400, "Cannot be understood", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, exchange.getRequestMethod() + " " + path, e);
            return Reply.problem(500, "The simulator failed", "Its log says more.");
        }
    }

    private static @Nullable String body(HttpExchange exchange) throws IOException {
        var bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            throw new IllegalArgumentException("The body is larger than 64 KiB.");
        }
        return bytes.length == 0 ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        var bytes = reply.body().toString().getBytes(StandardCharsets.UTF_8);
        var type = reply.status() < 400 ? "application/json" : "application/problem+json";
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
