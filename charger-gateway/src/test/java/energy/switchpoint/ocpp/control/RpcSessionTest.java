package energy.switchpoint.ocpp.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.switchpoint.ocpp.entity.CallAnswer;
import energy.switchpoint.ocpp.entity.CallRefused;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.OcppVersion;
import energy.switchpoint.ocpp.entity.RpcFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RpcSessionTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

    final List<String> sent = new CopyOnWriteArrayList<>();
    final CompletableFuture<Void> storing = new CompletableFuture<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json            | [4,\"-1\",\"FormationViolation\"            | [4,\"-1\",\"RpcFrameworkError\"",
                "{\"a\":1}             | [4,\"-1\",\"FormationViolation\"            | [4,\"-1\",\"RpcFrameworkError\"",
                "[]                  | [4,\"-1\",\"FormationViolation\"            | [4,\"-1\",\"RpcFrameworkError\"",
                "[2]                 | [4,\"-1\",\"FormationViolation\"            | [4,\"-1\",\"RpcFrameworkError\"",
                "[2,7,\"Heartbeat\",{}] | [4,\"-1\",\"FormationViolation\"         | [4,\"-1\",\"RpcFrameworkError\"",
                "[2,\"a\",\"Heartbeat\"]  | [4,\"a\",\"FormationViolation\"          | [4,\"a\",\"FormatViolation\"",
                "[2,\"a\",\"Heartbeat\",[]] | [4,\"a\",\"FormationViolation\"        | [4,\"a\",\"FormatViolation\"",
                "[2,\"a\",5,{}]        | [4,\"a\",\"FormationViolation\"             | [4,\"a\",\"FormatViolation\"",
                "[2,\"a\",\"Refuse\",{\"f\":\"NOT_IMPLEMENTED\"}] | [4,\"a\",\"NotImplemented\" | [4,\"a\",\"NotImplemented\"",
                "[2,\"a\",\"Refuse\",{\"f\":\"OCCURRENCE\"}] | [4,\"a\",\"OccurenceConstraintViolation\" | [4,\"a\",\"OccurrenceConstraintViolation\"",
                "[2,\"a\",\"Refuse\",{\"f\":\"TYPE\"}] | [4,\"a\",\"TypeConstraintViolation\" | [4,\"a\",\"TypeConstraintViolation\"",
                "[2,\"a\",\"Refuse\",{\"f\":\"PROPERTY\"}] | [4,\"a\",\"PropertyConstraintViolation\" | [4,\"a\",\"PropertyConstraintViolation\"",
                "[2,\"a\",\"Break\",{}]  | [4,\"a\",\"InternalError\"                | [4,\"a\",\"InternalError\"",
            })
    void aFrameThatIsNotRightGetsTheErrorItsVersionPrescribes(String frame, String in16, String in201) {
        session(OcppVersion.V16).received(frame);
        session(OcppVersion.V201).received(frame);

        assertThat(sent).hasSize(2);
        assertThat(sent.get(0)).startsWith(in16);
        assertThat(sent.get(1)).startsWith(in201);
        assertThat(sent).allSatisfy(text -> assertThat(Json.readArray(text)).hasSize(5));
    }

    @Test
    void anUnknownMessageTypeIsIgnoredBy16AndNamedBy201() {
        session(OcppVersion.V16).received("[9,\"a\",{}]");
        session(OcppVersion.V201).received("[9,\"a\",{}]");

        assertThat(sent).singleElement().asString().startsWith("[4,\"a\",\"MessageTypeNotSupported\"");
    }

    @ParameterizedTest
    @EnumSource
    void theConnectionLivesAfterAnyOfIt(OcppVersion version) {
        var session = session(version);
        session.received("garbage");
        sent.clear();

        session.received("[2,\"b\",\"Echo\",{\"x\":1}]");

        assertThat(sent).containsExactly("[3,\"b\",{\"x\":1}]");
    }

    @Test
    void aHeartbeatIsAnsweredWithTheTime() {
        session(OcppVersion.V16).received("[2,\"h1\",\"Heartbeat\",{}]");

        assertThat(sent).containsExactly("[3,\"h1\",{\"currentTime\":\"2027-03-01T12:00:00Z\"}]");
    }

    @Test
    void aCallOfOursEndsWithTheChargersAnswer() {
        var session = session(OcppVersion.V201);

        var answer = inBackground(session, "Reset");
        session.received("[3," + Json.quoted(idOf(sent.getFirst())) + ",{\"status\":\"Accepted\"}]");

        assertThat(answer).succeedsWithin(Duration.ofSeconds(2)).isInstanceOf(CallAnswer.Result.class);
    }

    @Test
    void anErrorOfTheChargerIsItsAnswer() {
        var session = session(OcppVersion.V201);

        var answer = inBackground(session, "Reset");
        session.received("[4," + Json.quoted(idOf(sent.getFirst())) + ",\"NotSupported\",\"no\",{}]");

        assertThat(answer).succeedsWithin(Duration.ofSeconds(2)).isEqualTo(new CallAnswer.Fault("NotSupported", "no"));
    }

    @Test
    void onlyOneCallOfOursIsUnderWayAtATime() {
        var session = session(OcppVersion.V16);

        var first = inBackground(session, "Reset");
        var second = CompletableFuture.supplyAsync(() -> session.call("ClearCache", Json.EMPTY));
        session.received("[3," + Json.quoted(idOf(sent.getFirst())) + ",{}]");

        assertThat(first).succeedsWithin(Duration.ofSeconds(2));
        await().until(() -> sent.size() == 2);
        session.received("[3," + Json.quoted(idOf(sent.get(1))) + ",{}]");
        assertThat(second).succeedsWithin(Duration.ofSeconds(2)).isInstanceOf(CallAnswer.Result.class);
    }

    @Test
    void whoAsksWithoutWaitingSendsAtOnceOrNotAtAll() {
        var session = session(OcppVersion.V16);

        var first = session.ask("Reset", "{}").orElseThrow().toCompletableFuture();
        var meanwhile = session.ask("ClearCache", "{}");
        session.received("[3," + Json.quoted(idOf(sent.getFirst())) + ",{}]");
        var next = session.ask("ClearCache", "{}");

        assertThat(meanwhile).isEmpty();
        assertThat(first).isCompletedWithValue(new CallAnswer.Result(Json.EMPTY));
        assertThat(next).isPresent();
        assertThat(sent).hasSize(2).last().asString().endsWith("\"ClearCache\",{}]");
    }

    @Test
    void whoAskedWithoutWaitingIsToldThatTheChargerIsSilentOrGone() {
        var silent = session(OcppVersion.V16, Duration.ofMillis(20));
        var gone = session(OcppVersion.V16);

        var fromSilent = silent.ask("Reset", "{}").orElseThrow().toCompletableFuture();
        var fromGone = gone.ask("Reset", "{}").orElseThrow().toCompletableFuture();
        gone.close();

        assertThat(fromGone).isCompletedWithValue(new CallAnswer.Closed());
        assertThat(fromSilent).succeedsWithin(Duration.ofSeconds(2)).isEqualTo(new CallAnswer.TimedOut());
        assertThat(silent.ask("Reset", "{}")).isPresent();
        assertThat(gone.ask("Reset", "{}").orElseThrow().toCompletableFuture())
                .isCompletedWithValue(new CallAnswer.Closed());
    }

    @Test
    void aSilentChargerTimesOutAndItsLateAnswerIsIgnored() {
        var session = session(OcppVersion.V16, Duration.ofMillis(50));

        var answer = session.call("Reset", Json.EMPTY);
        session.received("[3," + Json.quoted(idOf(sent.getFirst())) + ",{}]");

        assertThat(answer).isEqualTo(new CallAnswer.TimedOut());
        assertThat(sent).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void theNextCallGoesOutOnlyWhenTheOneBeforeIsAnsweredOrGivenUp(OcppVersion version) {
        var session = session(version, Duration.ofMillis(300));

        var first = inBackground(session, "Reset");
        var second = CompletableFuture.supplyAsync(() -> session.call("ClearCache", Json.EMPTY));
        assertThat(sent).hasSize(1);

        await().until(() -> sent.size() == 2 || second.isDone());
        assertThat(first).succeedsWithin(Duration.ofSeconds(2)).isEqualTo(new CallAnswer.TimedOut());
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void aLateAnswerToTheLastCallIsNotTheAnswerToThisOne(OcppVersion version) {
        var session = session(version, Duration.ofMillis(200));
        session.call("Reset", Json.EMPTY);
        var late = idOf(sent.getFirst());
        sent.clear();

        var now = inBackground(session, "ClearCache");
        session.received("[3," + Json.quoted(late) + ",{\"status\":\"Rejected\"}]");
        session.received("[4," + Json.quoted(late) + ",\"InternalError\",\"\",{}]");
        session.received("[3," + Json.quoted(idOf(sent.getFirst())) + ",{\"status\":\"Accepted\"}]");

        assertThat(now)
                .succeedsWithin(Duration.ofSeconds(2))
                .isEqualTo(new CallAnswer.Result(Json.readObject("{\"status\":\"Accepted\"}")));
        assertThat(sent).as("an answer is never answered").hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void anAnswerOrErrorToAnIdThatWasNeverAskedIsIgnored(OcppVersion version) {
        var session = session(version);

        session.received("[3,\"never\",{}]");
        session.received("[4,\"never\",\"GenericError\",\"\",{}]");
        session.received("[4,\"never\"]");
        session.received("[3,\"never\"]");

        assertThat(sent).isEmpty();
        session.received("[2,\"a\",\"Echo\",{}]");
        assertThat(sent).containsExactly("[3,\"a\",{}]");
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void aBrokenAnswerToTheRightIdEndsTheWaitingAsAFault(OcppVersion version) {
        var session = session(version);

        var answer = inBackground(session, "Reset");
        session.received("[3," + Json.quoted(idOf(sent.getFirst())) + ",[]]");

        assertThat(answer).succeedsWithin(Duration.ofSeconds(2)).isInstanceOf(CallAnswer.Fault.class);
        assertThat(sent).hasSize(1);
    }

    @Test
    void theSameAnswerTwiceCountsOnce() {
        var session = session(OcppVersion.V21);

        var first = inBackground(session, "Reset");
        var id = Json.quoted(idOf(sent.getFirst()));
        session.received("[3," + id + ",{\"n\":1}]");
        assertThat(first).succeedsWithin(Duration.ofSeconds(2));
        sent.clear();
        var second = inBackground(session, "ClearCache");
        session.received("[3," + id + ",{\"n\":2}]");

        assertThat(second).isNotDone();
        session.close();
    }

    @Test
    void aLostConnectionEndsTheWaiting() {
        var session = session(OcppVersion.V16);

        var answer = inBackground(session, "Reset");
        session.close();

        assertThat(answer).succeedsWithin(Duration.ofSeconds(2)).isEqualTo(new CallAnswer.Closed());
    }

    private CompletableFuture<CallAnswer> inBackground(RpcSession session, String action) {
        var answer = CompletableFuture.supplyAsync(() -> session.call(action, Json.EMPTY));
        await().until(() -> !sent.isEmpty());
        return answer;
    }

    private static String idOf(String frame) {
        return Json.readArray(frame).getString(1);
    }

    private RpcSession session(OcppVersion version) {
        return session(version, Duration.ofSeconds(5));
    }

    private RpcSession session(OcppVersion version, Duration timeout) {
        var session = new RpcSession(
                version,
                "CP1",
                call -> switch (call.action()) {
                    case "Echo" -> CompletableFuture.completedStage(call.payload());
                    case "Refuse" ->
                        throw new CallRefused(RpcFault.valueOf(call.payload().getString("f")), "because");
                    case "Store" -> storing.thenApply(_ -> call.payload());
                    default -> throw new IllegalStateException("broken");
                },
                sent::add,
                timeout,
                Clock.fixed(NOON, ZoneOffset.UTC));
        session.begin();
        return session;
    }

    @Test
    void aCallIsAnsweredWhenItIsStoredAndTheNextOneWaitsInLine() {
        var session = session(OcppVersion.V16);

        session.received("[2,\"a\",\"Store\",{}]");
        session.received("[2,\"b\",\"Echo\",{}]");
        session.received("[2,\"c\",\"Heartbeat\",{}]");

        assertThat(sent).isEmpty();
        storing.complete(null);
        assertThat(sent).extracting(RpcSessionTest::idOf).containsExactly("a", "b", "c");
    }

    @Test
    void whatCouldNotBeStoredIsNotAcknowledged() {
        var session = session(OcppVersion.V16);

        session.received("[2,\"a\",\"Store\",{}]");
        storing.completeExceptionally(new IllegalStateException("the disk is full"));
        session.received("[2,\"b\",\"Echo\",{}]");

        assertThat(sent.getFirst()).startsWith("[4,\"a\",\"InternalError\"");
        assertThat(sent.getLast()).startsWith("[3,\"b\"");
    }

    @Test
    void whoSendsOnAndOnWithoutWaitingForAnswersIsAFlood() {
        var session = session(OcppVersion.V16);
        session.received("[2,\"a\",\"Store\",{}]");

        for (int i = 0; i < 64; i++) {
            assertThat(session.received("[2,\"b\",\"Echo\",{}]")).isTrue();
        }

        assertThat(session.received("[2,\"b\",\"Echo\",{}]")).isFalse();
    }
}
