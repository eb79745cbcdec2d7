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

/** Sends rubbish over one real connection of OCPP 1.6 and holds every answer against the table. */
class MalformedFramesTest {

    static final Pattern REPEAT = Pattern.compile("\\{repeat:(.+?):(\\d+)\\}");
    static final String NO_ANSWER = "-";

    static EdgeForTests edge;
    static OcppServer server;
    static HttpClient http;
    static ChargerSide charger;
    static UUID chargepoint;
    static int probes;

    @BeforeAll
    static void connect() {
        var database = new GatewayDatabaseForTests();
        edge = new EdgeForTests(database.sql());
        server = edge.server();
        server.start();
        http = HttpClient.newHttpClient();
        var identity = "CP-" + UUID.randomUUID();
        chargepoint = database.device(identity);
        edge.authority().begin(chargepoint, "north-charge", Instant.now().minusSeconds(60));
        var password = edge.credentials().first(chargepoint, "north-charge").password();
        charger = new ChargerSide();
        var basic = Base64.getEncoder().encodeToString((identity + ":" + password).getBytes(StandardCharsets.UTF_8));
        charger.socket = http.newWebSocketBuilder()
                .header("Authorization", "Basic " + basic)
                .subprotocols("ocpp1.6")
                .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/ocpp/" + identity), charger)
                .join();
    }

    @AfterAll
    static void close() {
        http.shutdownNow();
        server.close();
    }

    static Stream<Arguments> frames() throws IOException {
        try (var in = MalformedFramesTest.class.getResourceAsStream("/ocpp/malformed-v16.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(parts -> Arguments.of(parts[0], parts[1]));
        }
    }

    @Test
    void theTableIsLongEnough() throws IOException {
        assertThat(frames().count()).isGreaterThan(200);
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("frames")
    void aFrameThatIsNotRightGetsItsAnswerAndTheConnectionLives(String frame, String answer) {
        charger.send(written(frame));

        if (!answer.equals(NO_ANSWER)) {
            assertThat(charger.next()).as(frame).isEqualTo(written(answer));
        }
        assertThatTheConnectionLives();
    }

    @Test
    void anEmptyTextAndBytesAreUnreadable() {
        charger.send("");
        assertThat(charger.next()).isEqualTo("[4,\"-1\",\"FormationViolation\",\"Not a JSON array\",{}]");

        charger.socket.sendBinary(ByteBuffer.wrap(new byte[] {2, 0, 1}), true).join();
        assertThat(charger.next()).isEqualTo("[4,\"-1\",\"FormationViolation\",\"Not a JSON array\",{}]");
        assertThatTheConnectionLives();
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
        assertThatTheConnectionLives();
    }

    @Test
    void onlyTheAnswerToTheRightCallCountsAndOnlyOnce() throws Exception {
        var outcome = edge.connections()
                .send(chargepoint, new ChargerCommand.Reset(false))
                .toCompletableFuture();
        var id = charger.next().split(",")[1];

        charger.send("[3,\"another\",{\"status\":\"Rejected\"}]");
        charger.send("[3," + id + ",{\"status\":\"Accepted\"}]");
        charger.send("[3," + id + ",{\"status\":\"Rejected\"}]");

        assertThat(outcome.get(5, TimeUnit.SECONDS)).isInstanceOf(CommandOutcome.Accepted.class);
        assertThatTheConnectionLives();
    }

    @Test
    void anAnswerThatIsNotRightIsARefusalAndTheNextCommandGoesOut() throws Exception {
        for (var answer : List.of("{\"status\":\"accepted\"}", "{}", "[]", "null", "{\"status\":{}}")) {
            var outcome = edge.connections()
                    .send(chargepoint, new ChargerCommand.Reset(false))
                    .toCompletableFuture();
            charger.send("[3," + charger.next().split(",")[1] + "," + answer + "]");

            assertThat(outcome.get(5, TimeUnit.SECONDS)).as(answer).isInstanceOf(CommandOutcome.Refused.class);
        }
        assertThatTheConnectionLives();
    }

    /** Whatever came before: the next call has its own answer, and there is none too many. */
    private static void assertThatTheConnectionLives() {
        var id = "probe-" + ++probes;
        charger.send("[2,\"" + id + "\",\"Authorize\",{\"idTag\":\"T\"}]");
        assertThat(charger.next()).isEqualTo("[3,\"" + id + "\",{\"idTagInfo\":{\"status\":\"Accepted\"}}]");
    }

    private static String written(String text) {
        return REPEAT.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1).repeat(Integer.parseInt(match.group(2)))));
    }

    private static final class ChargerSide implements WebSocket.Listener {

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();
        private WebSocket socket;

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
