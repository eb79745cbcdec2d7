package energy.switchpoint.instructions.control;

import static energy.switchpoint.testing.ManagedModeWorld.CPO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.instructions.control.Instructions.Asking;
import energy.switchpoint.instructions.entity.Given;
import energy.switchpoint.instructions.entity.Given.State;
import energy.switchpoint.testing.ManagedModeWorld;
import energy.switchpoint.testing.OneListener;
import energy.switchpoint.traces.control.Spans;
import energy.switchpoint.traces.entity.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** A command to one charger from asking to answer, on a real database. */
class InstructionsTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final Duration PATIENCE = Duration.ofSeconds(2);

    final ManagedModeWorld world = new ManagedModeWorld(NOON, ManagedModeWorld.rules(0, 600));
    final CommandRecords records = new CommandRecords(world.sql);
    final List<Given> news = new CopyOnWriteArrayList<>();
    final SlowCharger charger = new SlowCharger();
    final Instructions instructions =
            new Instructions(records, charger, new Spans(world.clock), new OneListener<>(news::add), world.clock);
    final UUID id = world.charger("f1");
    final Trace trace = Trace.begin();
    final Asking asking = new Asking(CPO, "cpo:" + CPO, trace);

    @Test
    void theAnswerIsOnRecordWithTheTimesItWasAskedSentAndAnswered() {
        charger.answer.complete(new CommandOutcome.SettingsRead(
                NOON,
                List.of(new CommandOutcome.SettingValue(SettingName.of("HeartbeatInterval"), "300", false, null)),
                List.of()));

        var given = instructions.give(id, "READ_SETTINGS", new ChargerCommand.Unlock(1), asking, PATIENCE);

        assertThat(given.state()).isEqualTo(State.ACCEPTED);
        var stored = records.find(id, CPO, given.id()).orElseThrow();
        assertThat(stored.requestedAt()).isEqualTo(NOON);
        assertThat(stored.sentAt()).isEqualTo(NOON);
        assertThat(stored.answeredAt()).isEqualTo(NOON);
        assertThat(Instructions.json(stored.answer())
                        .getJsonArray("values")
                        .getJsonObject(0)
                        .getString("value"))
                .isEqualTo("300");
        assertThat(records.page(id, "south-charge", 0, 10).total())
                .as("read by another operator")
                .isZero();
        assertThat(records.find(id, "south-charge", given.id())).isEmpty();
    }

    @Test
    void anAnswerAfterPatienceRanOutIsWrittenDownAllTheSame() {
        var given = instructions.give(id, "RESET", new ChargerCommand.Reset(false), asking, PATIENCE);
        assertThat(given.state()).isEqualTo(State.SENT);
        assertThat(records.find(id, CPO, given.id()).orElseThrow().state()).isEqualTo(State.SENT);

        world.clock.step(Duration.ofSeconds(15));
        charger.answer.complete(new CommandOutcome.Refused(world.clock.instant(), "Rejected"));
        await().until(() -> !news.isEmpty());

        assertThat(records.find(id, CPO, given.id()).orElseThrow()).satisfies(late -> {
            assertThat(late.state()).isEqualTo(State.REFUSED);
            assertThat(late.detail()).isEqualTo("Rejected");
            assertThat(late.answeredAt()).isEqualTo(NOON.plusSeconds(15));
        });
        assertThat(news).extracting(Given::state).containsExactly(State.REFUSED);
    }

    @Test
    void whatWasTurnedDownIsOnRecordAndWasNotSent() {
        instructions.turnedDown(id, "CHANGE_CREDENTIAL", "credentials are kept by the platform", asking);

        assertThat(records.page(id, CPO, 0, 10).items())
                .singleElement()
                .satisfies(g -> assertThat(g.state()).isEqualTo(State.NOT_SENT))
                .satisfies(g -> assertThat(g.sentAt()).isNull());
        assertThat(charger.asked).isZero();
    }

    @Test
    void oneTraceGoesFromTheRequestToTheChargersAnswer() {
        var lines = new ArrayList<LogRecord>();
        var logger = Logger.getLogger("energy.switchpoint.trace");
        var listening = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(listening);
        try {
            charger.answer.complete(new CommandOutcome.Accepted(NOON));
            var given = instructions.give(id, "UNLOCK", new ChargerCommand.Unlock(1), asking, PATIENCE);

            var stored = Trace.read(given.traceparent()).orElseThrow();
            assertThat(stored.traceId()).isEqualTo(trace.traceId());
            assertThat(lines)
                    .extracting(l -> l.getParameters()[0] + " " + l.getParameters()[3])
                    .containsExactly(trace.traceId() + " send UNLOCK", trace.traceId() + " answer UNLOCK");
            assertThat(lines.getFirst().getParameters()[2])
                    .as("the step before the sending is the request")
                    .isEqualTo(trace.spanId());
            assertThat(lines.getLast().getParameters()[2])
                    .as("the step before the answer is the sending")
                    .isEqualTo(lines.getFirst().getParameters()[1]);
        } finally {
            logger.removeHandler(listening);
        }
    }

    @Test
    void aCommandWhoseNodeDiedIsClosed() {
        var given = instructions.give(id, "RESET", new ChargerCommand.Reset(false), asking, PATIENCE);

        records.closeUnanswered(NOON);
        assertThat(records.find(id, CPO, given.id()).orElseThrow().state()).isEqualTo(State.SENT);
        records.closeUnanswered(NOON.plusSeconds(600));
        assertThat(records.find(id, CPO, given.id()).orElseThrow().state()).isEqualTo(State.TIMED_OUT);
    }

    /** A charger that answers when the test lets it. */
    private static final class SlowCharger implements ChargerCommands {
        final CompletableFuture<CommandOutcome> answer = new CompletableFuture<>();
        int asked;

        @Override
        public CompletionStage<CommandOutcome> send(UUID chargepointId, ChargerCommand command) {
            asked++;
            return answer;
        }

        @Override
        public boolean isConnected(UUID chargepointId) {
            return true;
        }

        @Override
        public void disconnect(UUID chargepointId, String why) {}
    }
}
