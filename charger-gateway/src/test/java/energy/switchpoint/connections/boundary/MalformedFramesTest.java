package energy.switchpoint.connections.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.connections.control.EdgeForTests;
import energy.switchpoint.testing.GatewayDatabaseForTests;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends rubbish over one real connection of each version and holds every answer against its table. */
class MalformedFramesTest {

    static final Pattern REPEAT = Pattern.compile("\\{repeat:(.+?):(\\d+)\\}");
    static final String NO_ANSWER = "-";

    static EdgeForTests edge;
    static OcppServer server;
    static HttpClient http;
    static ChargerSide charger;
    static ChargerSide newer;
    static ChargerSide newest;
    static int probes;

    @BeforeAll
    static void connect() {
        var database = new GatewayDatabaseForTests();
        edge = new EdgeForTests(database.sql());
        server = edge.server();
        server.start();
        http = HttpClient.newHttpClient();
        charger = connect(database, "ocpp1.6", "{\"idTag\":\"T\"}", "{\"idTagInfo\":{\"status\":\"Accepted\"}}");
        newer = connect(
                database,
                "ocpp2.0.1",
                "{\"idToken\":{\"idToken\":\"T\",\"type\":\"Central\"}}",
                "{\"idTokenInfo\":{\"status\":\"Accepted\"}}");
        newest = connect(
                database,
                "ocpp2.1",
                "{\"idToken\":{\"idToken\":\"T\",\"type\":\"Central\"}}",
                "{\"idTokenInfo\":{\"status\":\"Accepted\"}}");
    }

    static ChargerSide connect(GatewayDatabaseForTests database, String subprotocol, String asks, String gets) {
        var identity = "CP-" + UUID.randomUUID();
        var side = new ChargerSide(database.device(identity), asks, gets);
        edge.authority().begin(side.chargepoint, "north-charge", Instant.now().minusSeconds(60));
        var password =
                edge.credentials().first(side.chargepoint, "north-charge").password();
        var basic = Base64.getEncoder().encodeToString((identity + ":" + password).getBytes(StandardCharsets.UTF_8));
        side.socket = http.newWebSocketBuilder()
                .header("Authorization", "Basic " + basic)
                .subprotocols(subprotocol)
                .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/ocpp/" + identity), side)
                .join();
        return side;
    }

    @AfterAll
    static void close() {
        http.shutdownNow();
        server.close();
    }

    static Stream<Arguments> frames16() throws IOException {
        return frames("malformed-v16.txt");
    }

    static Stream<Arguments> frames201() throws IOException {
        return frames("malformed-v201.txt");
    }

    static Stream<Arguments> frames21() throws IOException {
        return frames("malformed-v21.txt");
    }

    static Stream<Arguments> frames(String table) throws IOException {
        try (var in = MalformedFramesTest.class.getResourceAsStream("/ocpp/" + table)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(parts -> Arguments.of(parts[0], parts[1]));
        }
    }

    @Test
    void theTablesAreLongEnough() throws IOException {
        assertThat(frames16().count()).isGreaterThan(400);
        assertThat(frames201().count()).isGreaterThan(300);
        assertThat(frames21().count()).isGreaterThan(400);
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("frames16")
    void aFrameThatIsNotRightGetsItsAnswerIn16AndTheConnectionLives(String frame, String answer) {
        exchange(charger, frame, answer);
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("frames201")
    void aFrameThatIsNotRightGetsItsAnswerIn201AndTheConnectionLives(String frame, String answer) {
        exchange(newer, frame, answer);
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("frames21")
    void aFrameThatIsNotRightGetsItsAnswerIn21AndTheConnectionLives(String frame, String answer) {
        exchange(newest, frame, answer);
    }

    private static void exchange(ChargerSide side, String frame, String answer) {
        side.send(written(frame));

        if (!answer.equals(NO_ANSWER)) {
            assertThat(side.next()).as(frame).isEqualTo(written(answer));
        }
        side.assertAlive();
    }

    @Test
    void anEmptyTextAndBytesAreUnreadable() {
        charger.send("");
        assertThat(charger.next()).isEqualTo("[4,\"-1\",\"FormationViolation\",\"Not a JSON array\",{}]");

        charger.socket.sendBinary(ByteBuffer.wrap(new byte[] {2, 0, 1}), true).join();
        assertThat(charger.next()).isEqualTo("[4,\"-1\",\"FormationViolation\",\"Not a JSON array\",{}]");
        charger.assertAlive();
    }

    @Test
    void aFrameInPiecesIsOneFrame() {
        charger.socket.sendText("[2,\"p\",\"Autho", false).join();
        charger.socket.sendText("rize\",{\"idTag\":", false).join();
        charger.send("\"T\"}]");

        assertThat(charger.next()).isEqualTo("[3,\"p\",{\"idTagInfo\":{\"status\":\"Accepted\"}}]");
    }

    @Test
    void anIdUsedAgainIsAnsweredAgain() {
        charger.send("[2,\"same\",\"Authorize\",{\"idTag\":\"T\"}]");
        charger.send("[2,\"same\",\"Authorize\",{\"idTag\":\"T\"}]");

        assertThat(List.of(charger.next(), charger.next()))
                .containsOnly("[3,\"same\",{\"idTagInfo\":{\"status\":\"Accepted\"}}]");
        charger.assertAlive();
    }

    @Test
    void onlyTheAnswerToTheRightCallCountsAndOnlyOnce() throws Exception {
        var outcome = edge.connections()
                .send(charger.chargepoint, new ChargerCommand.Reset(false))
                .toCompletableFuture();
        var id = charger.next().split(",")[1];

        charger.send("[3,\"another\",{\"status\":\"Rejected\"}]");
        charger.send("[3," + id + ",{\"status\":\"Accepted\"}]");
        charger.send("[3," + id + ",{\"status\":\"Rejected\"}]");

        assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(CommandOutcome.Accepted.class);
        charger.assertAlive();
    }

    @Test
    void anAnswerThatIsNotRightIsARefusalAndTheNextCommandGoesOut() throws Exception {
        for (var answer : List.of("{\"status\":\"accepted\"}", "{}", "[]", "null", "{\"status\":{}}")) {
            var outcome = edge.connections()
                    .send(charger.chargepoint, new ChargerCommand.Reset(false))
                    .toCompletableFuture();
            charger.send("[3," + charger.next().split(",")[1] + "," + answer + "]");

            assertThat(outcome.get(30, TimeUnit.SECONDS)).as(answer).isInstanceOf(CommandOutcome.Refused.class);
        }
        charger.assertAlive();
    }

    private static String written(String text) {
        return REPEAT.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1).repeat(Integer.parseInt(match.group(2)))));
    }

    private static final class ChargerSide implements WebSocket.Listener {

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();
        private final UUID chargepoint;
        private final String asks;
        private final String gets;
        private WebSocket socket;

        ChargerSide(UUID chargepoint, String asks, String gets) {
            this.chargepoint = chargepoint;
            this.asks = asks;
            this.gets = gets;
        }

        /** Whatever came before: the next call has its own answer, and there is none too many. */
        void assertAlive() {
            var id = "probe-" + ++probes;
            send("[2,\"" + id + "\",\"Authorize\"," + asks + "]");
            assertThat(next()).isEqualTo("[3,\"" + id + "\"," + gets + "]");
        }

        void send(String text) {
            socket.sendText(text, true).join();
        }

        String next() {
            try {
                return heard.poll(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
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
    }
}
