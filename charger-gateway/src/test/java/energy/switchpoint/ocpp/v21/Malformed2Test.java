package energy.switchpoint.ocpp.v21;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.ocpp.control.RpcSession;
import energy.switchpoint.ocpp.entity.ChargerDialect;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.LimitUnit;
import energy.switchpoint.ocpp.v201.Ocpp201;
import energy.switchpoint.testing.FakeBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rubbish over 2.0.1 and 2.1, and the exact answer to each; after every one of them the conversation goes on. */
class Malformed2Test {

    static final Clock NOON = Clock.fixed(Instant.parse("2027-03-01T12:00:00Z"), ZoneOffset.UTC);
    static final Pattern REPEAT = Pattern.compile("\\{repeat:(.+?):(\\d+)\\}");
    static final String NO_ANSWER = "-";
    static final String PROBE = "[2,\"probe\",\"Heartbeat\",{}]";
    static final String PROBE_ANSWER = "[3,\"probe\",{\"currentTime\":\"2027-03-01T12:00:00Z\"}]";

    final List<String> sent = new ArrayList<>();

    static Stream<Arguments> frames() {
        try (var in = Malformed2Test.class.getResourceAsStream("/ocpp/malformed-v2.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(parts -> Arguments.of(parts[0], parts[1], parts[parts.length - 1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theTableIsLongEnough() {
        assertThat(frames().count()).isGreaterThan(250);
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("frames")
    void aFrameThatIsNotRightGetsItsAnswerAndTheConversationGoesOn(String frame, String in201, String in21) {
        answered(new Ocpp201(new FakeBook(), Duration.ofMinutes(5), NOON), frame, in201);
        answered(new Ocpp21(new FakeBook(), Duration.ofMinutes(5), NOON), frame, in21);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[5,\"a\",\"InternalError\",\"\",{}]",
                "[6,\"a\",\"NotifyPeriodicEventStream\",{\"id\":1,\"pending\":0,\"basetime\":\"x\",\"data\":[]}]",
                "[6,\"a\",\"Nonsense\",{}]",
                "[6,\"a\"]"
            })
    void what21NeverAnswersIsNotATypeOf201(String frame) {
        answered(
                new Ocpp201(new FakeBook(), Duration.ofMinutes(5), NOON),
                frame,
                "[4,\"a\",\"MessageTypeNotSupported\",\"Nothing we asked for, or act on\",{}]");
        answered(new Ocpp21(new FakeBook(), Duration.ofMinutes(5), NOON), frame, NO_ANSWER);
    }

    private void answered(ChargerDialect dialect, String frame, String answer) {
        var memory = new ChargerMemory(new UUID(2, 1), 1, LimitUnit.W);
        var session = new RpcSession(
                dialect.version(),
                "CP1",
                call -> CompletableFuture.completedFuture(
                        dialect.receive(call, memory, NOON.instant()).payload()),
                sent::add,
                Duration.ofSeconds(1),
                NOON);
        session.begin();
        sent.clear();

        session.received(written(frame));
        session.received(PROBE);

        if (answer.equals(NO_ANSWER)) {
            assertThat(sent).containsExactly(PROBE_ANSWER);
        } else {
            assertThat(sent).containsExactly(written(answer), PROBE_ANSWER);
        }
    }

    private static String written(String text) {
        return REPEAT.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1).repeat(Integer.parseInt(match.group(2)))));
    }
}
