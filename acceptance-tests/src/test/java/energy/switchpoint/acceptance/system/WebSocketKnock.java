package energy.switchpoint.acceptance.system;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Knocks at the gateway as a charger would: 101 when let in, else the status of the refusal. */
public final class WebSocketKnock {

    private WebSocketKnock() {}

    public static int status(String identity, String password, String version) {
        var address = URI.create("ws://localhost:" + Installation.UNDER_TEST.chargerPort() + "/ocpp/" + identity);
        var basic = Base64.getEncoder().encodeToString((identity + ':' + password).getBytes(StandardCharsets.UTF_8));
        try (var client = HttpClient.newHttpClient()) {
            var socket = client.newWebSocketBuilder()
                    .header("Authorization", "Basic " + basic)
                    .subprotocols("ocpp" + version)
                    .buildAsync(address, new WebSocket.Listener() {})
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
            socket.abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }
}
