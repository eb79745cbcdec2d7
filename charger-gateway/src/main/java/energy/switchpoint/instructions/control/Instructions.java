package energy.switchpoint.instructions.control;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.instructions.entity.Given;
import energy.switchpoint.instructions.entity.Given.State;
import energy.switchpoint.instructions.entity.InstructionReader;
import energy.switchpoint.instructions.entity.OutcomeJson;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.traces.control.Spans;
import energy.switchpoint.traces.entity.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Gives one command to one charger: written down, sent, and its answer written down, whoever still waits for it. */
@ApplicationScoped
public class Instructions {

    private static final System.Logger LOG = System.getLogger(Instructions.class.getName());

    @Inject
    CommandRecords records;

    @Inject
    ChargerCommands chargers;

    @Inject
    Spans spans;

    @Inject
    Event<Given> news;

    @Inject
    Clock clock;

    public Instructions() {}

    /** For use outside the container. */
    public Instructions(CommandRecords records, ChargerCommands chargers, Spans spans, Event<Given> news, Clock clock) {
        this.records = records;
        this.chargers = chargers;
        this.spans = spans;
        this.news = news;
        this.clock = clock;
    }

    /** Who asks, in which trace. */
    public record Asking(String organisation, String actor, Trace trace) {}

    /** Reads commands as this installation allows them: {@code switchpoint.commands.vendors} lists vendors for SEND_DATA. */
    public InstructionReader reader() {
        var vendors = ConfigProvider.getConfig()
                .getOptionalValue("switchpoint.commands.vendors", String.class)
                .orElse("");
        return new InstructionReader(Arrays.stream(vendors.split(","))
                .map(String::strip)
                .filter(v -> !v.isEmpty())
                .collect(Collectors.toCollection(HashSet::new)));
    }

    /** What was turned down is on record too. */
    public Given turnedDown(UUID chargepointId, String type, String why, Asking asking) {
        var now = clock.instant();
        var given = new Given(
                Uuid7.next(),
                chargepointId,
                shortened(type),
                State.NOT_SENT,
                why,
                null,
                asking.actor(),
                now,
                null,
                null,
                asking.trace().header());
        records.add(given, asking.organisation());
        return given;
    }

    private static String shortened(String type) {
        return type.length() <= 30 ? type : type.substring(0, 30);
    }

    /**
     * @param patience how long to wait for the charger's word
     * @return as answered, or {@link State#SENT} when patience ran out: the answer is written down when it comes
     */
    public Given give(UUID chargepointId, String type, ChargerCommand command, Asking asking, Duration patience) {
        var now = clock.instant();
        var sending = asking.trace().next();
        var given = new Given(
                Uuid7.next(),
                chargepointId,
                type,
                State.SENT,
                "the charger has not answered yet",
                null,
                asking.actor(),
                now,
                now,
                null,
                sending.header());
        records.add(given, asking.organisation());
        spans.ended(sending, asking.trace(), "send " + type, chargepointId, now, "sent");
        var answer = chargers.send(chargepointId, command)
                .toCompletableFuture()
                .thenApplyAsync(outcome -> answered(given, outcome, sending), afterwards());
        return waitFor(answer, given, patience);
    }

    /** Writing an answer down waits for the database, and whoever completes it may be an event loop. */
    private static Executor afterwards() {
        var application = Thread.currentThread().getContextClassLoader();
        return work -> Thread.ofVirtual().name("answered").start(() -> {
            Thread.currentThread().setContextClassLoader(application);
            work.run();
        });
    }

    private Given answered(Given given, CommandOutcome outcome, Trace sending) {
        var now = clock.instant();
        var told = OutcomeJson.of(outcome).map(JsonObject::toString).orElse(null);
        var answered = switch (outcome) {
            case CommandOutcome.Accepted _ -> given.answered(State.ACCEPTED, "the charger accepted it", null, now);
            case CommandOutcome.Told t -> given.answered(State.ACCEPTED, detail(t), told, now);
            case CommandOutcome.Refused(var at, var reason) -> given.answered(State.REFUSED, reason, null, at);
            case CommandOutcome.TimedOut _ -> given.answered(State.TIMED_OUT, "the charger did not answer", null, now);
            case CommandOutcome.NotConnected() ->
                given.answered(State.NOT_CONNECTED, "the charger is not connected", null, now);
        };
        records.answered(answered);
        spans.ended(
                sending.next(),
                sending,
                "answer " + given.type(),
                given.chargepointId(),
                given.requestedAt(),
                answered.state().name());
        news.fire(answered);
        return answered;
    }

    private static String detail(CommandOutcome.Told told) {
        return switch (told) {
            case CommandOutcome.Later _ -> "accepted; it will be done when what runs now has ended";
            case CommandOutcome.Announced _ -> "accepted; what was asked for comes in messages of its own";
            case CommandOutcome.Nothing _ -> "accepted; there is nothing of the kind on the device";
            default -> "accepted";
        };
    }

    private static Given waitFor(CompletableFuture<Given> answer, Given given, Duration patience) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return given;
        } catch (ExecutionException e) {
            LOG.log(System.Logger.Level.ERROR, "what came of a command could not be written down", e);
            return given;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return given;
        }
    }

    /** For reading a stored answer back; null stays null. */
    public static @Nullable JsonObject json(@Nullable String answer) {
        if (answer == null) {
            return null;
        }
        try (var reader = Json.createReader(new StringReader(answer))) {
            return reader.readObject();
        }
    }
}
