package energy.switchpoint.ocpp.v16;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.ocpp.control.RpcSession;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.LimitUnit;
import energy.switchpoint.ocpp.entity.OcppVersion;
import energy.switchpoint.ocpp.schema.SamplesForTests;
import energy.switchpoint.ocpp.schema.Schema;
import energy.switchpoint.testing.FakeBook;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Right messages, bent at random: none may be left without its answer, be answered twice, or be called our own failure. */
class Rubbish16Test {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final int FRAMES = 60_000;
    static final String[] PIECES = {
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "null",
        "true",
        "-",
        "0",
        "1e9",
        "1e999999999",
        "99999999999",
        ".5",
        "\\",
        "\\ud800",
        "\u0000",
        "é",
        "\"\"",
        "{}",
        "[]",
        "[2,",
        "Heartbeat",
        "2027-03-01",
        "T",
        "Z",
        " ",
        "\"a\":1,"
    };

    final Schema schema = Schema.of("v16");
    final List<String> sent = new ArrayList<>();
    final Ocpp16 ocpp = new Ocpp16(new FakeBook(), Duration.ofMinutes(5), Clock.fixed(NOON, ZoneOffset.UTC));
    final ChargerMemory memory = new ChargerMemory(new UUID(1, 1), 1, LimitUnit.W);

    @Test
    void anyTextHasAtMostOneAnswerAndItIsNeverOurFailure() {
        var random = new Random(16);
        var seeds = seeds();
        var session = session();
        int answered = 0;
        for (int i = 0; i < FRAMES; i++) {
            var text = bent(seeds.get(random.nextInt(seeds.size())), random);
            sent.clear();

            session.received(text);

            assertThat(sent).as(text).hasSizeLessThanOrEqualTo(1);
            for (var answer : sent) {
                answered++;
                var parts = Json.readArray(answer);
                assertThat(parts.getInt(0) == 3 ? parts.size() == 3 : parts.size() == 5)
                        .as(text)
                        .isTrue();
                assertThat(answer).as(text).doesNotContain("\",\"InternalError\",\"");
            }
        }
        assertThat(answered).isGreaterThan(FRAMES / 2);

        sent.clear();
        session.received("[2,\"last\",\"Heartbeat\",{}]");
        assertThat(sent).containsExactly("[3,\"last\",{\"currentTime\":\"2027-03-01T12:00:00Z\"}]");
    }

    private List<String> seeds() {
        var seeds = new ArrayList<String>();
        for (var action : schema.actions().stream().sorted().toList()) {
            for (JsonObject payload : List.of(
                    SamplesForTests.least(schema.request(action)), SamplesForTests.most(schema.request(action)))) {
                seeds.add("[2,\"id\",\"" + action + "\"," + payload + "]");
            }
        }
        return seeds;
    }

    private static String bent(String seed, Random random) {
        var text = new StringBuilder(seed);
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            int at = random.nextInt(text.length());
            var piece = PIECES[random.nextInt(PIECES.length)];
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, piece);
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.replace(at, Math.min(text.length(), at + random.nextInt(8)), piece);
                default -> value(text, at, piece);
            }
            if (text.isEmpty()) {
                text.append(piece);
            }
        }
        return text.toString();
    }

    /** Puts the piece where a value stands, so that the frame stays readable more often than not. */
    private static void value(StringBuilder text, int from, String piece) {
        int colon = text.indexOf(":", from);
        if (colon < 0) {
            text.insert(from, piece);
            return;
        }
        int end = colon + 1;
        while (end < text.length() && text.charAt(end) != ',' && text.charAt(end) != '}') {
            end++;
        }
        text.replace(colon + 1, end, piece);
    }

    private RpcSession session() {
        var session = new RpcSession(
                OcppVersion.V16,
                "CP1",
                call -> CompletableFuture.completedStage(
                        ocpp.receive(call, memory, NOON).payload()),
                sent::add,
                Duration.ofSeconds(1),
                Clock.fixed(NOON, ZoneOffset.UTC));
        session.begin();
        return session;
    }
}
