package energy.switchpoint.simulator.ocpp.control;

import energy.switchpoint.simulator.ocpp.entity.Frame;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The charger's own calls: one at a time, as OCPP-J demands. Passing remarks go first and are lost with the line; what belongs to a
 * transaction waits in the store, also through a power cut, until the operator has answered it.
 */
public final class Calls {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 3;

    private final EventLoop loop;
    private final Consumer<Frame> line;
    private final KeptCalls kept;
    private final Deque<Passing> passing = new ArrayDeque<>();

    private @Nullable Outstanding outstanding;
    private boolean open;
    private boolean accepted;
    private int failuresOfHead;

    public Calls(EventLoop loop, Consumer<Frame> line, KeptCalls kept) {
        this.loop = loop;
        this.line = line;
        this.kept = kept;
    }

    /** Something to say: the action and its payload. */
    public record Utterance(String action, JsonObject payload) {}

    /** @param after the kept call that has to go first */
    private record Passing(Utterance utterance, Consumer<JsonObject> onResult, long after) {}

    private record Outstanding(
            Frame.Call call, Consumer<JsonObject> onResult, Runnable onFailure, Future<?> patience) {}

    /** The calls that outlive the line. */
    public interface KeptCalls {

        /** The oldest one, ready to be sent; null when there is none. */
        @Nullable
        Utterance oldest();

        /** The number of the oldest one; numbers rise. */
        long oldestNumber();

        long newestNumber();

        void answered(JsonObject result);

        /** Given up on after several attempts. */
        void abandoned();
    }

    public void lineOpened() {
        open = true;
    }

    public void lineClosed() {
        open = false;
        accepted = false;
        passing.clear();
        if (outstanding != null) {
            outstanding.patience().cancel(false);
            outstanding = null;
        }
    }

    /** The operator takes messages other than the boot notification from now on. */
    public void accepted() {
        accepted = true;
        next();
    }

    public boolean isAccepted() {
        return accepted;
    }

    public boolean isOpen() {
        return open;
    }

    /** Says something now or never. */
    public void say(Utterance utterance, Consumer<JsonObject> onResult) {
        if (open) {
            passing.add(new Passing(utterance, onResult, 0));
            next();
        }
    }

    /** Says something once the calls kept so far are through. */
    public void sayInOrder(Utterance utterance) {
        if (open) {
            passing.add(new Passing(utterance, _ -> {}, kept.newestNumber()));
            next();
        }
    }

    /** Call after something was added to the kept calls. */
    public void next() {
        if (!open || outstanding != null) {
            return;
        }
        var remark = passing.peek();
        if (remark != null && remark.after() < kept.oldestNumber()) {
            passing.remove();
            send(remark.utterance(), remark.onResult(), () -> {});
            return;
        }
        var oldest = accepted ? kept.oldest() : null;
        if (oldest != null) {
            send(oldest, this::onKeptAnswered, this::onKeptFailed);
        }
    }

    public void on(Frame.Result result) {
        var done = take(result.id());
        if (done != null) {
            done.onResult().accept(result.payload());
            next();
        }
    }

    public void on(Frame.Failure failure) {
        var done = take(failure.id());
        if (done != null) {
            done.onFailure().run();
            next();
        }
    }

    private void send(Utterance utterance, Consumer<JsonObject> onResult, Runnable onFailure) {
        var call = new Frame.Call(UUID.randomUUID().toString(), utterance.action(), utterance.payload());
        var patience = loop.schedule(() -> expire(call.id()), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        outstanding = new Outstanding(call, onResult, onFailure, patience);
        line.accept(call);
    }

    private void expire(String id) {
        var late = take(id);
        if (late != null) {
            late.onFailure().run();
            next();
        }
    }

    private @Nullable Outstanding take(String id) {
        var current = outstanding;
        if (current == null || !current.call().id().equals(id)) {
            return null;
        }
        current.patience().cancel(false);
        outstanding = null;
        return current;
    }

    private void onKeptAnswered(JsonObject result) {
        failuresOfHead = 0;
        kept.answered(result);
    }

    private void onKeptFailed() {
        if (++failuresOfHead >= ATTEMPTS) {
            failuresOfHead = 0;
            kept.abandoned();
        }
    }
}
