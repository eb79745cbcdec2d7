package energy.switchpoint.ocpp.control;

import energy.switchpoint.metrics.entity.Meters;
import energy.switchpoint.ocpp.entity.CallAnswer;
import energy.switchpoint.ocpp.entity.CallRefused;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.Frame;
import energy.switchpoint.ocpp.entity.Frames;
import energy.switchpoint.ocpp.entity.OcppVersion;
import energy.switchpoint.ocpp.entity.RpcFault;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One charger's OCPP-J conversation: its calls are answered in order, ours go out one at a time. Reading never waits: a call
 * is answered when what it says is stored, and the next one waits in line until then. {@link #call} waits for the charger
 * and is run where waiting is cheap.
 */
public final class RpcSession implements ChargerLine {

    private static final System.Logger LOG = System.getLogger(RpcSession.class.getName());
    private static final String HEARTBEAT_TAIL = "\",\"Heartbeat\",{}]";
    private static final String CALL_HEAD = "[2,\"";

    /** A charger that keeps to the protocol has one call under way; this many waiting is a flood. */
    private static final int LONGEST_LINE = 64;

    private final OcppVersion version;
    private final String name;
    private final Consumer<String> out;
    private final Function<Frame.Call, CompletionStage<JsonObject>> answering;
    private final Duration timeout;
    private final Clock clock;
    private final Semaphore oneCallAtATime = new Semaphore(1, true);
    private final AtomicReference<@Nullable Outstanding> outstanding = new AtomicReference<>();
    private volatile boolean closed;
    private volatile boolean heartbeats = true;

    // guarded by this
    private boolean answeringOne = true;
    private @Nullable ArrayDeque<String> line;

    private record Outstanding(String messageId, CompletableFuture<CallAnswer> answer) {}

    /**
     * Nothing is answered before {@link #begin}.
     *
     * @param answering gives the payload for a charger's call; throws or ends in {@link CallRefused}
     * @param out sends a text; must not block
     */
    public RpcSession(
            OcppVersion version,
            String name,
            Function<Frame.Call, CompletionStage<JsonObject>> answering,
            Consumer<String> out,
            Duration timeout,
            Clock clock) {
        this.version = version;
        this.name = name;
        this.answering = answering;
        this.out = out;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** From here on calls are answered, those that came before it first. */
    public void begin() {
        next();
    }

    /** Whether heartbeats are answered here, without asking anybody; not while the charger's boot is pending. */
    public void answersHeartbeats(boolean here) {
        heartbeats = here;
    }

    /** Takes a text from the charger; false when it sends faster than it waits for answers. */
    public boolean received(String text) {
        if (!looksLikeCall(text)) {
            handle(Frames.read(text));
            return true;
        }
        synchronized (this) {
            if (answeringOne) {
                return waits(text);
            }
            answeringOne = true;
        }
        if (!answeredAtOnce(text)) {
            return true;
        }
        next();
        return true;
    }

    private boolean waits(String text) {
        var waiting = line;
        if (waiting == null) {
            waiting = new ArrayDeque<>(2);
            line = waiting;
        }
        return waiting.size() < LONGEST_LINE && waiting.add(text);
    }

    /** On with those in line, until one has to wait for the store. */
    private void next() {
        for (var text = takeNext(); text != null; text = takeNext()) {
            if (!answeredAtOnce(text)) {
                return;
            }
        }
    }

    private synchronized @Nullable String takeNext() {
        var text = line == null ? null : line.poll();
        if (text == null) {
            answeringOne = false;
            line = null;
        }
        return text;
    }

    /** False when the answer will come later, and go on with the line then. */
    private boolean answeredAtOnce(String text) {
        return (heartbeats && answeredHeartbeat(text)) || handle(Frames.read(text));
    }

    /** The charger is gone: whoever waits for it is told. */
    public void close() {
        closed = true;
        var waiting = outstanding.getAndSet(null);
        if (waiting != null) {
            waiting.answer().complete(new CallAnswer.Closed());
        }
    }

    @Override
    public CallAnswer call(String action, JsonObject payload) {
        try {
            if (!oneCallAtATime.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return new CallAnswer.TimedOut();
            }
            try {
                return exchange(action, payload);
            } finally {
                oneCallAtATime.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CallAnswer.TimedOut();
        }
    }

    /**
     * Sends at once and waits for nothing.
     *
     * @param payload a JSON object, written out
     * @return the answer to come; empty when another call of ours is under way, and nothing was sent
     */
    public Optional<CompletionStage<CallAnswer>> ask(String action, String payload) {
        if (!oneCallAtATime.tryAcquire()) {
            return Optional.empty();
        }
        var waiting = new Outstanding(newId(), new CompletableFuture<>());
        var answered = waiting.answer()
                .completeOnTimeout(new CallAnswer.TimedOut(), timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((_, _) -> {
                    outstanding.compareAndSet(waiting, null);
                    oneCallAtATime.release();
                });
        outstanding.set(waiting);
        if (closed) {
            waiting.answer().complete(new CallAnswer.Closed());
        } else {
            out.accept(Frames.call(waiting.messageId(), action, payload));
        }
        return Optional.of(answered);
    }

    /** Unique is enough: it is no secret, and the source of secrets is slow when thousands ask at once. */
    private static String newId() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private CallAnswer exchange(String action, JsonObject payload) throws InterruptedException {
        var waiting = new Outstanding(newId(), new CompletableFuture<>());
        outstanding.set(waiting);
        if (closed) {
            return new CallAnswer.Closed();
        }
        out.accept(Frames.call(waiting.messageId(), action, payload));
        try {
            return waiting.answer().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.log(System.Logger.Level.INFO, "{0} did not answer {1} in time", name, action);
            return new CallAnswer.TimedOut();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            outstanding.compareAndSet(waiting, null);
        }
    }

    /** Most of all messages are heartbeats in their shortest form: they need no parser and no database. */
    private boolean answeredHeartbeat(String text) {
        int idEnd = text.length() - HEARTBEAT_TAIL.length();
        if (idEnd <= CALL_HEAD.length()
                || idEnd > CALL_HEAD.length() + Frames.LONGEST_ID
                || !text.endsWith(HEARTBEAT_TAIL)
                || !text.startsWith(CALL_HEAD)) {
            return false;
        }
        for (int i = CALL_HEAD.length(); i < idEnd; i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c < ' ') {
                return false;
            }
        }
        Meters.MESSAGES_IN.add(version.number(), "Heartbeat");
        out.accept("[3,\"" + text.substring(CALL_HEAD.length(), idEnd) + "\",{\"currentTime\":\"" + clock.instant()
                + "\"}]");
        return true;
    }

    private static boolean looksLikeCall(String text) {
        int i = text.indexOf('[') + 1;
        while (i > 0 && i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i > 0 && i < text.length() && text.charAt(i) == '2';
    }

    /** False when the answer has to wait for the store. */
    private boolean handle(Frame frame) {
        switch (frame) {
            case Frame.Call call -> {
                return answer(call);
            }
            case Frame.Result(var id, var payload) -> complete(id, new CallAnswer.Result(payload));
            case Frame.Error(var id, var code, var description) ->
                complete(id, new CallAnswer.Fault(code, description));
            case Frame.Malformed malformed -> refuse(malformed);
        }
        return true;
    }

    private boolean answer(Frame.Call call) {
        CompletableFuture<JsonObject> answer;
        try {
            answer = answering.apply(call).toCompletableFuture();
        } catch (RuntimeException refusal) {
            refuse(call, refusal);
            return true;
        }
        if (answer.state() == java.util.concurrent.Future.State.SUCCESS) {
            out.accept(Frames.result(call.messageId(), answer.resultNow()));
            return true;
        }
        answer.whenComplete((payload, failure) -> {
            if (failure == null) {
                out.accept(Frames.result(call.messageId(), payload));
            } else {
                refuse(call, failure);
            }
            next();
        });
        return false;
    }

    private void refuse(Frame.Call call, Throwable why) {
        switch (why instanceof CompletionException wrapped && wrapped.getCause() != null ? wrapped.getCause() : why) {
            case CallRefused refused -> {
                LOG.log(System.Logger.Level.DEBUG, "{0}: {1} refused, {2}", name, call.action(), refused.description());
                Meters.REFUSED.add(version.number(), refused.fault().name());
                out.accept(Frames.error(version, call.messageId(), refused.fault(), refused.description()));
            }
            case Throwable failure -> {
                LOG.log(System.Logger.Level.ERROR, name + ": " + call.action() + " could not be handled", failure);
                Meters.REFUSED.add(version.number(), RpcFault.INTERNAL.name());
                out.accept(Frames.error(version, call.messageId(), RpcFault.INTERNAL, "Not stored. Send it again."));
            }
        }
    }

    private void complete(String messageId, CallAnswer answer) {
        var waiting = outstanding.get();
        if (waiting == null || !waiting.messageId().equals(messageId)) {
            LOG.log(System.Logger.Level.INFO, "{0} answered late, twice, or something never asked", name);
            return;
        }
        waiting.answer().complete(answer);
    }

    private void refuse(Frame.Malformed malformed) {
        if (malformed.answerToUs()) {
            complete(malformed.messageId(), new CallAnswer.Fault("FormationViolation", malformed.description()));
            return;
        }
        if (!malformed.fault().isAnswered(version)) {
            LOG.log(System.Logger.Level.DEBUG, "{0}: {1}", name, malformed.description());
            return;
        }
        Meters.REFUSED.add(version.number(), malformed.fault().name());
        out.accept(Frames.error(version, malformed.messageId(), malformed.fault(), malformed.description()));
    }
}
