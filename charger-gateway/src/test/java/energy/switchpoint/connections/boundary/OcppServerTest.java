package energy.switchpoint.connections.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.ChargerCommand.SetSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.connections.control.EdgeForTests;
import energy.switchpoint.connections.entity.SecurityKind;
import energy.switchpoint.credentials.entity.Purpose;
import energy.switchpoint.credentials.entity.Revocation;
import energy.switchpoint.testing.GatewayDatabaseForTests;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OcppServerTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final SetSchedule LEVEL = new SetSchedule(
            Slot.SETPOINT,
            new LoadSchedule(
                    Instant.parse("2027-03-01T12:00:00Z"),
                    false,
                    Duration.ofMinutes(10),
                    List.of(new Period(0, 7_400))));

    static GatewayDatabaseForTests database;

    EdgeForTests edge;
    OcppServer server;
    HttpClient http;
    String identity;
    UUID charger;
    String password;

    @BeforeAll
    static void startDatabase() {
        database = new GatewayDatabaseForTests();
    }

    @BeforeEach
    void open() {
        edge = new EdgeForTests(database.sql());
        server = edge.server();
        server.start();
        http = HttpClient.newHttpClient();
        identity = "CP-" + UUID.randomUUID();
        charger = database.device(identity);
        edge.authority().begin(charger, "north-charge", java.time.Instant.now().minusSeconds(60));
        password = edge.credentials().first(charger, "north-charge").password();
    }

    @AfterEach
    void close() {
        http.shutdownNow();
        server.close();
    }

    @Test
    void theRightPasswordOpensTheSocketInTheFirstVersionBothSpeak() throws IOException {
        assertThat(handshake(identity, identity, password, "ocpp9, ocpp1.6, ocpp2.0.1"))
                .startsWith("HTTP/1.1 101")
                .containsIgnoringCase("sec-websocket-protocol: ocpp1.6");
    }

    @Test
    void aWrongPasswordAndAnUnknownIdentityAreRefusedAlikeBeforeTheUpgrade() throws IOException {
        var wrong = handshake(identity, identity, "0000000000000000", "ocpp1.6");
        var unknown = handshake("nobody", "nobody", "0000000000000000", "ocpp1.6");

        assertThat(wrong)
                .startsWith("HTTP/1.1 401")
                .containsIgnoringCase("www-authenticate: Basic")
                .isEqualTo(unknown);
        assertThat(securityEvents()).contains(SecurityKind.WRONG_CREDENTIAL.name());
    }

    @Test
    void noCredentialIsRefused() throws IOException {
        assertThat(raw("GET /ocpp/" + identity + upgrade("ocpp1.6") + "\r\n")).startsWith("HTTP/1.1 401");
    }

    @Test
    void anIdentityUnlikeTheCredentialsIsRefused() throws IOException {
        var other = "CP-" + UUID.randomUUID();
        database.device(other);

        assertThat(handshake(other, identity, password, "ocpp1.6")).startsWith("HTTP/1.1 401");
        assertThat(securityEvents(other)).contains(SecurityKind.IDENTITY_MISMATCH.name());
    }

    @Test
    void noCommonSubprotocolIsExplained() throws IOException {
        assertThat(handshake(identity, identity, password, "ocpp1.5"))
                .startsWith("HTTP/1.1 400")
                .contains("ocpp2.0.1 or ocpp1.6");
        assertThat(securityEvents()).contains(SecurityKind.NO_COMMON_SUBPROTOCOL.name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ocpp", "/ocpp/", "/ocpp/a/b", "/ocpp/%00", "/other/CP1"})
    void anotherAddressIsNotFound(String path) throws IOException {
        assertThat(raw("GET " + path + upgrade("ocpp1.6").replaceFirst("^", "") + "\r\n"))
                .startsWith("HTTP/1.1 404");
    }

    @Test
    void guessingIsSlowedDownPerIdentityAndSaysUntilWhen() throws IOException {
        var answer = "";
        for (int i = 0; i < 12; i++) {
            answer = handshake(identity, identity, "guess-number-" + i + "-0000", "ocpp1.6");
        }

        assertThat(answer).startsWith("HTTP/1.1 429").containsIgnoringCase("retry-after: ");
        assertThat(securityEvents()).contains(SecurityKind.RATE_LIMITED.name());
    }

    @Test
    void aChargerUnderAttackStillGetsInFromWhereItWasBefore() throws IOException {
        handshake(identity, identity, password, "ocpp1.6");
        for (int i = 0; i < 12; i++) {
            handshake(identity, identity, "guess-number-" + i + "-0000", "ocpp1.6");
        }

        assertThat(handshake(identity, identity, password, "ocpp1.6")).startsWith("HTTP/1.1 101");
    }

    @Test
    void aBootIsStoredBeforeItIsAnswered() {
        var socket = connect(password, "ocpp2.0.1");

        socket.send("""
                [2,"1","BootNotification",{"reason":"PowerUp","chargingStation":{"vendorName":"V","model":"M"}}]""");

        assertThat(socket.next()).startsWith("[3,\"1\",{\"currentTime\":");
        assertThat(edge.stored())
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Connected", "Booted");
    }

    @Test
    void whatCannotBeStoredIsNotAcknowledged() {
        var socket = connect(password, "ocpp1.6");
        await().until(() -> edge.stored().size() == 1);
        edge.storeFails();

        socket.send(
                "[2,\"1\",\"StatusNotification\",{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Available\"}]");

        assertThat(socket.next()).startsWith("[4,\"1\",\"InternalError\"");
    }

    @Test
    void aMalformedFrameIsAnsweredAndTheConnectionLives() {
        var socket = connect(password, "ocpp2.0.1");

        socket.send("{not ocpp");
        assertThat(socket.next()).startsWith("[4,\"-1\",\"RpcFrameworkError\"");

        socket.send("[2,\"2\",\"Heartbeat\",{}]");
        assertThat(socket.next()).startsWith("[3,\"2\",");
    }

    @Test
    void aMessageTooLargeEndsTheConnection() {
        var socket = connect(password, "ocpp1.6");

        socket.send("[2,\"1\",\"Heartbeat\",{\"x\":\"" + "x".repeat(70_000) + "\"}]");

        await().until(() -> socket.closedWith == 1009);
    }

    @Test
    void whoSendsFarTooMuchIsReadMoreSlowlyAndNothingIsLost() {
        var socket = connect(password, "ocpp1.6");
        int burst = 10 * 200;
        int tooMany = 400;
        socket.send("[2,\"first\",\"Heartbeat\",{}]");
        socket.next();

        long began = System.nanoTime();
        for (int i = 0; i < burst + tooMany; i++) {
            socket.send("[2,\"" + i + "\",\"Heartbeat\",{}]");
        }
        await().until(() -> socket.heard.size() == burst + tooMany);
        socket.send("[2,\"last\",\"Heartbeat\",{}]");
        await().until(() -> socket.heard.size() == burst + tooMany + 1);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void aCommandGoesOutAndItsAnswerComesBack() throws Exception {
        var socket = connect(password, "ocpp1.6");
        await().until(() -> edge.connections().isConnected(charger));

        var outcome = edge.connections()
                .send(charger, new ChargerCommand.Reset(false))
                .toCompletableFuture();
        var call = socket.next();
        socket.send("[3," + call.split(",")[1] + ",{\"status\":\"Accepted\"}]");

        assertThat(call).contains("\"Reset\",{\"type\":\"Soft\"}");
        assertThat(outcome.get()).isInstanceOf(CommandOutcome.Accepted.class);
    }

    @Test
    void aSecondConnectionThatProvesItselfReplacesTheFirstAndIsLogged() {
        var first = connect(password, "ocpp1.6");
        await().until(() -> edge.connections().isConnected(charger));

        var second = connect(password, "ocpp1.6");
        second.send("[2,\"1\",\"Heartbeat\",{}]");

        assertThat(second.next()).startsWith("[3,\"1\",");
        await().until(() -> first.closedWith == 1000);
        await().untilAsserted(() -> assertThat(securityEvents()).contains(SecurityKind.CONNECTION_REPLACED.name()));
        assertThat(edge.connections().isConnected(charger)).isTrue();
        assertThat(edge.stored()).noneMatch(ChargerEvent.Disconnected.class::isInstance);
    }

    @Test
    void aSecondConnectionThatDoesNotProveItselfLeavesTheFirstAlone() throws IOException {
        var first = connect(password, "ocpp1.6");
        await().until(() -> edge.connections().isConnected(charger));

        handshake(identity, identity, "0000000000000000", "ocpp1.6");
        first.send("[2,\"1\",\"Heartbeat\",{}]");

        assertThat(first.next()).startsWith("[3,\"1\",");
    }

    @Test
    void aChargerInRecoveryTakesNoCommandButANewPassword() {
        var told = edge.credentials().stage(charger, "south-charge", Purpose.HANDOVER, null);
        edge.credentials().aboutToTell(told.id());
        edge.credentials().revokeNext(charger, Revocation.ROLLED_BACK);

        var socket = connect(told.password(), "ocpp1.6");
        await().until(() -> edge.connections().ofAnyStanding(charger).isPresent());

        assertThat(edge.connections().isConnected(charger)).isFalse();
        assertThat(edge.connections()
                        .send(charger, new ChargerCommand.Reset(true))
                        .toCompletableFuture())
                .isCompletedWithValue(new CommandOutcome.NotConnected());
        socket.send("[2,\"b\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]");
        assertThat(socket.next()).contains("\"status\":\"Pending\"");
        edge.connections().send(charger, new ChargerCommand.ChangeCredential("0123456789abcdef"));
        assertThat(socket.next()).contains("AuthorizationKey");
    }

    @Test
    void aLevelForManyIsAnsweredByEachChargerAndTriedInAmperesWhereWattsAreRefused() {
        var socket = ready();

        var level = edge.connections().tell(charger, LEVEL).toCompletableFuture();
        socket.answer(status("Rejected"), "\"W\"");
        socket.answer(status("Accepted"), "\"A\"");
        assertThat(level).succeedsWithin(SOON).isInstanceOf(CommandOutcome.Accepted.class);

        var again = edge.connections().tell(charger, LEVEL).toCompletableFuture();
        socket.answer(status("Accepted"), "\"A\"");
        assertThat(again).succeedsWithin(SOON).isInstanceOf(CommandOutcome.Accepted.class);
    }

    @Test
    void aLevelForManyWaitsUntilTheChargerHasAnsweredTheCommandBefore() {
        var socket = ready();

        var reset =
                edge.connections().send(charger, new ChargerCommand.Reset(true)).toCompletableFuture();
        await().until(() -> !socket.heard.isEmpty());
        var level = edge.connections().tell(charger, LEVEL).toCompletableFuture();

        socket.answer(status("Accepted"), "Reset");
        assertThat(reset).succeedsWithin(SOON);
        socket.answer(status("Accepted"), "SetChargingProfile");
        assertThat(level).succeedsWithin(SOON).isInstanceOf(CommandOutcome.Accepted.class);
    }

    @Test
    void aChargerThatLeavesWithoutAnAnswerWasNotConnected() {
        var socket = ready();

        var level = edge.connections().tell(charger, LEVEL).toCompletableFuture();
        socket.next();
        socket.socket.abort();

        assertThat(level).succeedsWithin(SOON).isEqualTo(new CommandOutcome.NotConnected());
        assertThat(edge.connections().tell(charger, LEVEL).toCompletableFuture())
                .succeedsWithin(SOON)
                .isEqualTo(new CommandOutcome.NotConnected());
    }

    private ChargerSide ready() {
        var socket = connect(password, "ocpp1.6");
        socket.send("[2,\"h\",\"Heartbeat\",{}]");
        socket.next();
        return socket;
    }

    private static String status(String word) {
        return "{\"status\":\"" + word + "\"}";
    }

    @Test
    void aStationInRecoveryIsTakenAtItsWordOnlyAfterItHasItsPassword() {
        var told = edge.credentials().stage(charger, "south-charge", Purpose.HANDOVER, null);
        edge.credentials().aboutToTell(told.id());
        edge.credentials().revokeNext(charger, Revocation.ROLLED_BACK);

        var socket = connect(told.password(), "ocpp2.0.1");
        await().until(() -> edge.connections().ofAnyStanding(charger).isPresent());
        socket.send("[2,\"b\",\"BootNotification\",{\"reason\":\"PowerUp\",\"chargingStation\":"
                + "{\"vendorName\":\"V\",\"model\":\"M\"}}]");
        assertThat(socket.next()).contains("\"status\":\"Pending\"");
        socket.send("[2,\"h\",\"Heartbeat\",{}]");

        assertThat(socket.next())
                .isEqualTo("[4,\"h\",\"SecurityError\",\"Not before BootNotification is answered Accepted\",{}]");
    }

    private String handshake(String path, String user, String secret, String subprotocols) throws IOException {
        var basic = Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return raw("GET /ocpp/" + path + upgrade(subprotocols) + "Authorization: Basic " + basic + "\r\n\r\n");
    }

    private static String upgrade(String subprotocols) {
        return " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Protocol: " + subprotocols + "\r\n";
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return headAndBody(socket.getInputStream());
        }
    }

    /** An opened socket stays open: read no further than its head. */
    private static String headAndBody(InputStream in) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            text.append((char) in.read());
        }
        if (!text.toString().startsWith("HTTP/1.1 101")) {
            text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    private List<String> securityEvents() {
        return securityEvents(identity);
    }

    private static List<String> securityEvents(String of) {
        return database.sql().list("select kind from security_event where identity = ?", row -> row.getString(1), of);
    }

    private ChargerSide connect(String secret, String subprotocol) {
        var side = new ChargerSide();
        var basic = Base64.getEncoder().encodeToString((identity + ":" + secret).getBytes(StandardCharsets.UTF_8));
        side.socket = http.newWebSocketBuilder()
                .header("Authorization", "Basic " + basic)
                .subprotocols(subprotocol)
                .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/ocpp/" + identity), side)
                .join();
        return side;
    }

    private static final class ChargerSide implements WebSocket.Listener {

        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final StringBuilder part = new StringBuilder();
        private volatile int closedWith;
        private WebSocket socket;

        void send(String text) {
            socket.sendText(text, true).join();
        }

        /** Answers the next call, which has this in it. */
        void answer(String payload, String contained) {
            var call = next();
            assertThat(call).contains(contained);
            send("[3,\"" + call.split("\"")[1] + "\"," + payload + "]");
        }

        String next() {
            await().until(() -> !heard.isEmpty());
            return heard.removeFirst();
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                heard.add(part.toString());
                part.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
            closedWith = status;
            return null;
        }
    }
}
