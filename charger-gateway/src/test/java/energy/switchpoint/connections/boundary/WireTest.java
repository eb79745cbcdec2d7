package energy.switchpoint.connections.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.switchpoint.connections.control.EdgeForTests;
import energy.switchpoint.testing.GatewayDatabaseForTests;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * WebSocket itself (RFC 6455), byte by byte: which frames the door takes, which end a connection and by which close code. A
 * frame is written {@code FIN+opcode:text}; the client's mask is added.
 */
class WireTest {

    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;
    static final int FIN = 0x80;
    static final String HEARTBEAT = "[2,\"h\",\"Heartbeat\",{}]";
    static final String HEARTBEAT_ANSWER = "[3,\"h\",{\"currentTime\":";
    static final String STATUS =
            "[2,\"s\",\"StatusNotification\",{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Available\"}]";
    static final String UNREADABLE = "[4,\"-1\",\"FormationViolation\",\"Not a JSON array\",{}]";

    static GatewayDatabaseForTests database;
    static EdgeForTests edge;
    static OcppServer server;

    String identity;
    String password;

    @BeforeAll
    static void start() {
        database = new GatewayDatabaseForTests();
        edge = new EdgeForTests(database.sql());
        server = edge.server();
        server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void newCharger() {
        identity = "CP-" + UUID.randomUUID();
        var charger = database.device(identity);
        edge.authority().begin(charger, "north-charge", Instant.now().minusSeconds(60));
        password = edge.credentials().first(charger, "north-charge").password();
    }

    record Frame(int opcode, byte[] payload) {
        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        /** Of a close frame; 0 when it has none. */
        int closeCode() {
            return payload.length < 2 ? 0 : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
        }
    }

    /** One charger's socket, without any library between. */
    private static final class Wire implements AutoCloseable {

        private final Socket socket;

        Wire(Socket socket) {
            this.socket = socket;
        }

        void send(int finAndOpcode, String payload) throws IOException {
            send(finAndOpcode, payload.getBytes(StandardCharsets.UTF_8), true);
        }

        void send(int finAndOpcode, byte[] payload, boolean masked) throws IOException {
            var frame = new ByteArrayOutputStream();
            frame.write(finAndOpcode);
            int mask = masked ? 0x80 : 0;
            if (payload.length < 126) {
                frame.write(mask | payload.length);
            } else if (payload.length < 65_536) {
                frame.write(mask | 126);
                frame.write(payload.length >> 8);
                frame.write(payload.length);
            } else {
                frame.write(mask | 127);
                for (int shift = 56; shift >= 0; shift -= 8) {
                    frame.write((int) ((long) payload.length >> shift));
                }
            }
            if (masked) {
                frame.write(new byte[4]);
            }
            frame.write(payload);
            socket.getOutputStream().write(frame.toByteArray());
        }

        Frame next() throws IOException {
            var in = new DataInputStream(socket.getInputStream());
            int opcode = in.readUnsignedByte() & 0x0f;
            int length = in.readUnsignedByte() & 0x7f;
            if (length == 126) {
                length = in.readUnsignedShort();
            }
            var payload = new byte[length];
            in.readFully(payload);
            return new Frame(opcode, payload);
        }

        /** What comes until the connection has ended. */
        List<Frame> rest() throws IOException {
            var frames = new ArrayList<Frame>();
            try {
                while (true) {
                    frames.add(next());
                }
            } catch (EOFException | SocketException e) {
                return frames;
            }
        }

        void assertAlive() throws IOException {
            send(FIN | TEXT, HEARTBEAT);
            assertThat(next().text()).startsWith(HEARTBEAT_ANSWER);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void aPingIsAnsweredByAPongWithTheSameWords() throws IOException {
        try (var wire = open()) {
            wire.send(FIN | PING, "are you there?");
            var pong = wire.next();

            assertThat(pong.opcode()).isEqualTo(PONG);
            assertThat(pong.text()).isEqualTo("are you there?");
            wire.send(FIN | PING, "");
            assertThat(wire.next().payload()).isEmpty();
            wire.assertAlive();
        }
    }

    @Test
    void aPongNobodyAskedForIsNothing() throws IOException {
        try (var wire = open()) {
            wire.send(FIN | PONG, "by myself");
            wire.assertAlive();
        }
    }

    @Test
    void aPingBetweenThePartsOfAMessageIsAnsweredBeforeIt() throws IOException {
        try (var wire = open()) {
            wire.send(TEXT, "[2,\"h\",\"Heart");
            wire.send(FIN | PING, "still there?");
            wire.send(FIN, "beat\",{}]");

            assertThat(wire.next().opcode()).isEqualTo(PONG);
            assertThat(wire.next().text()).startsWith(HEARTBEAT_ANSWER);
        }
    }

    @Test
    void aMessageInPartsOfOneByteIsOneMessage() throws IOException {
        try (var wire = open()) {
            wire.send(TEXT, HEARTBEAT.substring(0, 1));
            for (int i = 1; i < HEARTBEAT.length() - 1; i++) {
                wire.send(0, HEARTBEAT.substring(i, i + 1));
            }
            wire.send(FIN, HEARTBEAT.substring(HEARTBEAT.length() - 1));

            assertThat(wire.next().text()).startsWith(HEARTBEAT_ANSWER);
            wire.assertAlive();
        }
    }

    @Test
    void anEmptyTextIsUnreadableAndSoIsEverythingBinary() throws IOException {
        try (var wire = open()) {
            wire.send(FIN | TEXT, "");
            assertThat(wire.next().text()).isEqualTo(UNREADABLE);
            wire.send(FIN | BINARY, "");
            assertThat(wire.next().text()).isEqualTo(UNREADABLE);
            wire.send(FIN | BINARY, HEARTBEAT);
            assertThat(wire.next().text()).isEqualTo(UNREADABLE);
            wire.send(BINARY, HEARTBEAT.substring(0, 5));
            wire.send(FIN, HEARTBEAT.substring(5));
            assertThat(wire.next().text()).isEqualTo(UNREADABLE);
            wire.assertAlive();
        }
    }

    @ParameterizedTest
    @CsvSource({"ocpp1.6,FormationViolation", "ocpp2.0.1,RpcFrameworkError", "ocpp2.1,RpcFrameworkError"})
    void aBinaryFrameIsUnreadableInTheVersionsOwnWord(String subprotocol, String word) throws IOException {
        try (var wire = open(subprotocol)) {
            wire.send(FIN | BINARY, HEARTBEAT);
            assertThat(wire.next().text()).isEqualTo("[4,\"-1\",\"" + word + "\",\"Not a JSON array\",{}]");
            wire.assertAlive();
        }
    }

    /** What breaks WebSocket's own rules ends the connection, by the code the RFC has for it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a reserved bit                          | c1:x         | 1002",
                "a reserved data opcode                  | 83:x         | 1002",
                "a reserved control opcode               | 8b:x         | 1002",
                "a ping in parts                         | 09:x         | 1002",
                "a ping of more than 125 bytes           | 89:{126}     | 1002",
                "a part of no message                    | 80:x         | 1002",
                "a new message within another            | 01:x 81:y    | 1002",
                "a close of one byte                     | 88:x         | 1002",
                "a message longer than 64 KiB            | 81:{65537}   | 1009",
                "a message of parts longer than 64 KiB   | 01:{40000} 80:{40000} | 1009",
                "a binary one longer than 64 KiB         | 82:{65537}   | 1009",
            })
    void whatBreaksTheRulesOfTheWireEndsTheConnection(String what, String frames, int code) throws IOException {
        try (var wire = open()) {
            for (var frame : frames.split(" ")) {
                var payload = frame.substring(3);
                wire.send(
                        Integer.parseInt(frame.substring(0, 2), 16),
                        payload.startsWith("{")
                                ? "x".repeat(Integer.parseInt(payload.substring(1, payload.length() - 1)))
                                : payload);
            }

            var rest = wire.rest();
            assertThat(rest).as(what).hasSize(1);
            assertThat(rest.getFirst().opcode()).isEqualTo(CLOSE);
            assertThat(rest.getFirst().closeCode()).isEqualTo(code);
        }
    }

    @Test
    void textThatIsNotUtf8EndsTheConnection() throws IOException {
        try (var wire = open()) {
            wire.send(FIN | TEXT, new byte[] {'"', (byte) 0xc3, (byte) 0x28, '"'}, true);

            assertThat(wire.rest()).extracting(Frame::closeCode).containsExactly(1007);
        }
    }

    @Test
    void theSignForWhatCouldNotBeReadMayItselfBeSaid() throws IOException {
        try (var wire = open()) {
            wire.send(FIN | TEXT, "[2,\"\uFFFD\",\"Nonsense\",{}]");

            assertThat(wire.next().text())
                    .isEqualTo("[4,\"\uFFFD\",\"NotImplemented\",\"OCPP 1.6 has no such message\",{}]");
            wire.assertAlive();
        }
    }

    @Test
    void whoDoesNotWaitForAnswersIsCutOffForThat() throws IOException {
        try (var wire = open()) {
            wire.assertAlive();
            edge.storeStandsStill(true);
            for (int i = 0; i < 66; i++) {
                wire.send(FIN | TEXT, STATUS);
            }

            assertThat(wire.rest()).extracting(Frame::closeCode).containsExactly(1008);
        } finally {
            edge.storeStandsStill(false);
        }
    }

    @Test
    void asManyAsMayWaitDoNotEndTheConnection() throws IOException {
        try (var wire = open()) {
            wire.assertAlive();
            edge.storeStandsStill(true);
            for (int i = 0; i < 65; i++) {
                wire.send(FIN | TEXT, STATUS);
            }
            wire.send(FIN | PING, "all read?");

            assertThat(wire.next().opcode()).isEqualTo(PONG);
        } finally {
            edge.storeStandsStill(false);
        }
    }

    /** A charger that is replaced has done nothing wrong. */
    @Test
    void whoIsReplacedByItsOwnNewConnectionIsClosedInPeace() throws IOException {
        try (var wire = open()) {
            wire.assertAlive();
            try (var newer = open()) {
                newer.assertAlive();
                assertThat(wire.rest()).extracting(Frame::closeCode).containsExactly(1000);
            }
        }
    }

    @Test
    void aFrameWithoutMaskEndsTheConnection() throws IOException {
        try (var wire = open()) {
            wire.send(FIN | TEXT, HEARTBEAT.getBytes(StandardCharsets.UTF_8), false);

            assertThat(wire.rest()).extracting(Frame::closeCode).containsExactly(1002);
        }
    }

    @ParameterizedTest
    @CsvSource({"1000, bye", "1001, going away", "1011, broken", "3000, mine", "4999, mine too"})
    void aCloseIsAnsweredByTheSameClose(int code, String reason) throws IOException {
        try (var wire = open()) {
            wire.send(FIN | CLOSE, close(code, reason), true);

            var rest = wire.rest();
            assertThat(rest).hasSize(1);
            assertThat(rest.getFirst().opcode()).isEqualTo(CLOSE);
            assertThat(rest.getFirst().closeCode()).isEqualTo(code);
            await().until(() -> edge.connections().all().stream()
                    .noneMatch(c -> c.identity().equals(identity)));
        }
    }

    @Test
    void aCloseWithoutACodeIsAnsweredWithoutOne() throws IOException {
        try (var wire = open()) {
            wire.send(FIN | CLOSE, "");

            assertThat(wire.rest()).extracting(Frame::closeCode).containsExactly(0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 2999})
    void aCloseCodeThatMayNotBeSentIsNotSaidAgain(int code) throws IOException {
        try (var wire = open()) {
            wire.send(FIN | CLOSE, close(code, ""), true);

            assertThat(wire.rest()).isEmpty();
        }
    }

    @Test
    void whatComesAfterACloseIsNotRead() throws IOException {
        try (var wire = open()) {
            wire.send(FIN | CLOSE, close(1000, ""), true);
            wire.send(FIN | TEXT, HEARTBEAT);

            assertThat(wire.rest()).extracting(Frame::opcode).containsExactly(CLOSE);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ocpp1.6                    | ocpp1.6",
                "ocpp2.1,ocpp2.0.1,ocpp1.6  | ocpp2.1",
                "ocpp1.6, ocpp2.1           | ocpp1.6",
                "ocpp2.0, ocpp2.0.1         | ocpp2.0.1",
                "x,y,z,ocpp2.1              | ocpp2.1",
            })
    void theFirstOfItsOffersThatWeSpeakIsTaken(String offered, String taken) throws IOException {
        assertThat(handshake(offered, "13"))
                .startsWith("HTTP/1.1 101")
                .containsIgnoringCase("sec-websocket-protocol: " + taken + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ocpp1.5", "ocpp2.0", "OCPP1.6", "ocpp1.6j", "ocpp", "soap, mqtt", ","})
    void whatWeDoNotSpeakIsRefusedAndExplained(String offered) throws IOException {
        assertThat(handshake(offered, "13")).startsWith("HTTP/1.1 400").contains("Offer ocpp2.1, ocpp2.0.1 or ocpp1.6");
    }

    @Test
    void whoOffersNothingIsRefusedAndTold() throws IOException {
        assertThat(handshake(null, "13")).startsWith("HTTP/1.1 400").contains("Offer ocpp2.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "8", "12", "14", "thirteen"})
    void onlyTheFinalWebSocketIsSpoken(String version) throws IOException {
        assertThat(handshake("ocpp1.6", version))
                .startsWith("HTTP/1.1 426")
                .containsIgnoringCase("sec-websocket-version: 13");
    }

    private Wire open() throws IOException {
        return open("ocpp1.6");
    }

    private Wire open(String subprotocol) throws IOException {
        var socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(request(subprotocol, "13").getBytes(StandardCharsets.US_ASCII));
        assertThat(head(socket.getInputStream())).startsWith("HTTP/1.1 101");
        return new Wire(socket);
    }

    private String handshake(String subprotocols, String version) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request(subprotocols, version).getBytes(StandardCharsets.US_ASCII));
            var head = head(socket.getInputStream());
            return head.startsWith("HTTP/1.1 101")
                    ? head
                    : head + new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String request(String subprotocols, String version) {
        var basic = Base64.getEncoder().encodeToString((identity + ":" + password).getBytes(StandardCharsets.UTF_8));
        return "GET /ocpp/" + identity + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: " + version + "\r\n"
                + (subprotocols == null ? "" : "Sec-WebSocket-Protocol: " + subprotocols + "\r\n")
                + "Authorization: Basic " + basic + "\r\n\r\n";
    }

    private static String head(InputStream in) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            text.append((char) in.read());
        }
        return text.toString();
    }

    private static byte[] close(int code, String reason) {
        var payload = new ByteArrayOutputStream();
        payload.write(code >> 8);
        payload.write(code);
        payload.writeBytes(reason.getBytes(StandardCharsets.UTF_8));
        return payload.toByteArray();
    }
}
