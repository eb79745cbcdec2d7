package energy.switchpoint.simulator.load.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.switchpoint.simulator.load.control.LoadRun;
import energy.switchpoint.simulator.load.entity.Call;
import energy.switchpoint.simulator.load.entity.LoadPlan;
import energy.switchpoint.simulator.load.entity.Tally.Trouble;
import jakarta.json.JsonArray;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadRunTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private final EchoOperator operator = new EchoOperator();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        operator.close();
    }

    @Test
    void everyChargerComesAsItselfAndBoots() throws Exception {
        try (var run = run("connections", "20", "window", "5", "id-start", "100", "auth-pass", "secret%d")) {
            var connected = run.connect();

            assertThat(connected.up()).isEqualTo(20);
            assertThat(connected.tally().troubles()).isZero();
            assertThat(connected.tally().handshakes().count()).isEqualTo(20);
            assertThat(operator.authorizations)
                    .hasSize(20)
                    .contains("/ocpp/CP000119 Basic " + base64("CP000119:secret119"));
            assertThat(actions()).containsOnly("BootNotification");
        }
    }

    @Test
    void noMoreThanTheWantedCallsAreInFlightAndOnePerCharger() throws Exception {
        operator.answer = call -> call.getString(2).equals("BootNotification") ? operator.yes(call) : "";
        try (var run = run("connections", "10", "inflight", "4", "mix", "hb=1")) {
            run.connect();

            var figures = run.measure(Duration.ZERO, SHORT);

            assertThat(figures.tally().all().count()).isZero();
            assertThat(actions().stream().filter("Heartbeat"::equals)).hasSize(4);
        }
    }

    @Test
    void answersAreCountedAndTimedByKind() throws Exception {
        try (var run = run("connections", "4", "inflight", "2", "mix", "hb=1,mv=1,sn=1,tx=1")) {
            run.connect();

            var figures = run.measure(Duration.ZERO, SHORT);
            run.pause();

            var tally = figures.tally();
            assertThat(tally.troubles()).isZero();
            assertThat(tally.byCall().keySet())
                    .contains(Call.HEARTBEAT, Call.METER_VALUES, Call.STATUS, Call.START, Call.STOP);
            assertThat(tally.all().percentileMs(99)).isPositive();
            assertThat(figures.answeredPerSecond()).isPositive();
        }
    }

    @Test
    void aStopNamesTheTransactionThatWasStarted() throws Exception {
        try (var run = run("connections", "1", "inflight", "1", "mix", "tx=1")) {
            run.connect();
            run.measure(Duration.ZERO, SHORT);
            run.pause();
        }

        var stops = operator.heard.stream()
                .filter(call -> "StopTransaction".equals(call.getString(2)))
                .map(call -> call.getJsonObject(3).getInt("transactionId"))
                .toList();
        assertThat(stops)
                .isNotEmpty()
                .isEqualTo(IntStream.rangeClosed(1, stops.size()).boxed().toList());
    }

    @Test
    void severalLoopsShareTheFleet() throws Exception {
        try (var run = run("connections", "9", "threads", "2", "inflight", "3")) {
            assertThat(run.connect().up()).isEqualTo(9);

            assertThat(run.measure(Duration.ZERO, SHORT).tally().all().count()).isPositive();
        }
    }

    @Test
    void anErrorIsCountedAndLoadGoesOn() throws Exception {
        operator.answer = call -> call.getString(2).equals("BootNotification")
                ? operator.yes(call)
                : "[4,\"" + call.getString(1) + "\",\"InternalError\",\"\",{}]";
        try (var run = run("connections", "2", "inflight", "2", "mix", "hb=1")) {
            run.connect();

            var tally = run.measure(Duration.ZERO, SHORT).tally();

            assertThat(tally.all().count()).isZero();
            assertThat(tally.troubles(Trouble.CALL_ERROR)).isGreaterThan(2);
        }
    }

    @Test
    void aChargerThatIsNotLetInHasFailed() throws Exception {
        try (var run = run("connections", "3", "path", "/elsewhere/", "timeout", "1")) {
            var connected = run.connect();

            assertThat(connected.up()).isZero();
            assertThat(connected.tally().troubles(Trouble.HANDSHAKE)).isEqualTo(3);
        }
    }

    @Test
    void aHandshakeWithoutAnAnswerIsATimeout() throws Exception {
        try (var run = run("connections", "1", "path", "/silent/", "timeout", "0.2")) {
            assertThat(run.connect().tally().troubles(Trouble.TIMEOUT)).isEqualTo(1);
        }
    }

    @Test
    void silenceIsATimeout() throws Exception {
        operator.answer = call -> call.getString(2).equals("BootNotification") ? operator.yes(call) : "";
        try (var run = run("connections", "1", "inflight", "1", "timeout", "0.2")) {
            run.connect();

            var tally = run.measure(Duration.ZERO, Duration.ofSeconds(1)).tally();

            assertThat(tally.troubles(Trouble.TIMEOUT)).isEqualTo(1);
            assertThat(tally.troubles(Trouble.DROPPED)).isEqualTo(1);
        }
    }

    @Test
    void theArrivalOfAProfileIsNotedAndAnswered() throws Exception {
        try (var run = run("connections", "5")) {
            run.connect();
            var fanOut = run.watch();
            operator.sayToAll("[2,\"p1\",\"SetChargingProfile\",{}]");

            assertThat(fanOut.await(5, Duration.ofSeconds(5))).isTrue();
            assertThat(fanOut.last()).isAfterOrEqualTo(fanOut.first());
            await().until(() -> answersTo("p1").size() == 5);
            assertThat(answersTo("p1"))
                    .allMatch(answer ->
                            answer.getJsonObject(2).getString("status").equals("Accepted"));
        }
    }

    @Test
    void lostConnectionsComeBackAndSayAgainWhatWasNotAnswered() throws Exception {
        operator.answer = call -> call.getString(2).equals("StartTransaction") ? "" : operator.yes(call);
        try (var run = run("connections", "3", "inflight", "3", "mix", "tx=1", "reconnect", "0.1", "keep", "true")) {
            run.connect();
            run.measure(Duration.ZERO, SHORT);
            var asked = starts();
            operator.answer = operator::yes;
            operator.hangUpOnAll();

            await().until(() -> run.up() == 3);
            var tally = run.measure(Duration.ZERO, SHORT).tally();
            run.pause();

            var all = starts();
            assertThat(asked).hasSize(3);
            assertThat(all.subList(3, all.size())).containsAll(asked);
            assertThat(tally.byCall()).containsKey(Call.STOP);
        }
    }

    @Test
    void whatWasAcknowledgedIsWrittenDown() throws Exception {
        var file = folder.resolve("acknowledged");
        try (var run =
                run("connections", "1", "inflight", "1", "mix", "mv=1,tx=1,hb=1", "acknowledged", file.toString())) {
            run.connect();
            run.measure(Duration.ZERO, SHORT);
            run.pause();
        }

        var lines = Files.readAllLines(file);
        var heard = actions().stream()
                .filter(List.of("MeterValues", "StartTransaction", "StopTransaction")::contains)
                .toList();
        assertThat(lines).hasSameSizeAs(heard);
        assertThat(lines)
                .allMatch(line ->
                        line.matches("(MeterValues|StartTransaction|StopTransaction) CP000000 \\d{4}-.*Z \\d{8} \\d+"));
    }

    private LoadRun run(String... options) throws IOException {
        var plan = new HashMap<>(Map.of("port", operator.port(), "path", "/ocpp/"));
        for (int i = 0; i < options.length; i += 2) {
            plan.put(options[i], options[i + 1]);
        }
        return new LoadRun(LoadPlan.of(plan));
    }

    private List<String> actions() {
        return operator.heard.stream()
                .filter(text -> text.getInt(0) == 2)
                .map(call -> call.getString(2))
                .toList();
    }

    private List<String> starts() {
        return operator.heard.stream()
                .filter(text -> text.getInt(0) == 2 && text.getString(2).equals("StartTransaction"))
                .map(call -> call.getJsonObject(3).toString())
                .toList();
    }

    private List<JsonArray> answersTo(String id) {
        return operator.heard.stream()
                .filter(text -> text.getInt(0) == 3 && text.getString(1).equals(id))
                .toList();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
