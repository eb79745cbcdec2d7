package energy.switchpoint.sql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What many want of the database at the same time, done in one visit: whoever comes while a visit is under way waits for the
 * next. So an act that is safe on disk costs milliseconds, but thousands of them hardly more than one.
 *
 * @param <Q> what is wanted
 * @param <A> what comes of it
 */
public final class Together<Q, A> implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Together.class.getName());
    private static final int MOST_WAITING = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final String name;
    private final int mostAtOnce;
    private final Duration gathering;
    private final Function<List<Q>, List<A>> visit;
    private final Executor answering;
    private final BlockingQueue<Wanted<Q, A>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread;
    private volatile boolean closed;

    private record Wanted<Q, A>(Q what, CompletableFuture<A> answer) {}

    /** @param visit answers each of those it is given, in their order; throws to refuse them all */
    public Together(String name, int mostAtOnce, Function<List<Q>, List<A>> visit) {
        this(name, mostAtOnce, visit, Runnable::run);
    }

    /** @param answering where answers are given, so that the next visit need not wait for what is done with them */
    public Together(String name, int mostAtOnce, Function<List<Q>, List<A>> visit, Executor answering) {
        this(name, mostAtOnce, Duration.ZERO, visit, answering);
    }

    /** @param gathering how long the first who comes is kept waiting for others; zero for all that somebody waits for */
    public Together(
            String name, int mostAtOnce, Duration gathering, Function<List<Q>, List<A>> visit, Executor answering) {
        this.gathering = gathering;
        this.name = name;
        this.mostAtOnce = mostAtOnce;
        this.visit = visit;
        this.answering = answering;
        thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.start();
    }

    /** Returns at once. What is done with the answer runs on the visitor's thread and must be short. */
    public CompletableFuture<A> ask(Q what) {
        var wanted = new Wanted<Q, A>(what, new CompletableFuture<>());
        if (closed || !waiting.offer(wanted)) {
            wanted.answer().completeExceptionally(new IllegalStateException(name + ": too many are waiting"));
        }
        return wanted.answer();
    }

    public int waiting() {
        return waiting.size();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        var batch = new ArrayList<Wanted<Q, A>>(mostAtOnce);
        while (!closed) {
            try {
                batch.add(waiting.take());
                if (gathering.isPositive()) {
                    Thread.sleep(gathering);
                }
                waiting.drainTo(batch, mostAtOnce - 1);
                serve(List.copyOf(batch));
            } catch (InterruptedException e) {
                refuse(batch); // closed is looked at next
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, name + " could not go on with a batch", e);
                refuse(batch);
            } finally {
                batch.clear();
            }
        }
        waiting.forEach(wanted -> wanted.answer().completeExceptionally(new IllegalStateException("stopping")));
    }

    private void refuse(List<Wanted<Q, A>> batch) {
        batch.forEach(wanted -> wanted.answer().completeExceptionally(new IllegalStateException("stopping")));
    }

    private void serve(List<Wanted<Q, A>> batch) throws InterruptedException {
        var failure = tryToServe(batch);
        if (failure == null) {
            return;
        }
        if (batch.size() == 1) {
            batch.getFirst().answer().completeExceptionally(failure);
            return;
        }
        LOG.log(
                System.Logger.Level.WARNING,
                "%s: %d could not be served together and are served one by one".formatted(name, batch.size()),
                failure);
        // One that cannot be served must not stand in the way of the others.
        for (var wanted : batch) {
            var own = tryToServe(List.of(wanted));
            if (own != null) {
                wanted.answer().completeExceptionally(own);
            }
        }
    }

    private static <Q, A> void answer(List<Wanted<Q, A>> batch, List<A> answers) {
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer().complete(answers.get(i));
        }
    }

    /** A database that is away for a moment is waited for. */
    private @Nullable RuntimeException tryToServe(List<Wanted<Q, A>> batch) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                var answers = visit.apply(batch.stream().map(Wanted::what).toList());
                answering.execute(() -> answer(batch, answers));
                return null;
            } catch (DatabaseUnusable e) {
                if (!e.isPassing() || System.nanoTime() > until || closed) {
                    return e;
                }
                if (!e.isLostLock()) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "{0}: the database is away, waiting: {1}",
                            name,
                            e.getMessage());
                    Thread.sleep(PAUSE);
                }
            } catch (RuntimeException e) {
                return e;
            }
        }
    }
}
