package energy.switchpoint.simulator.load.control;

import energy.switchpoint.simulator.load.entity.ChargerState;
import energy.switchpoint.simulator.load.entity.FanOut;
import energy.switchpoint.simulator.load.entity.LoadFigures;
import energy.switchpoint.simulator.load.entity.LoadPlan;
import energy.switchpoint.simulator.load.entity.Tally;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A fleet under load, in phases: connect once, then as many measured stretches as wanted over the same connections. */
public final class LoadRun implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(2);
    private static final Duration DRAIN = Duration.ofSeconds(2);

    private final LoadPlan plan;
    private final EventLoopGroup group;
    private final List<Lane> lanes = new ArrayList<>();
    private final @Nullable AcknowledgedLog log;

    /** A loop and the thread it lives on. */
    private record Lane(EventLoop thread, LoadLoop loop) {}

    public LoadRun(LoadPlan plan) throws IOException {
        this.plan = plan;
        this.group = new MultiThreadIoEventLoopGroup(plan.threads(), EpollIoHandler.newFactory());
        this.log = plan.acknowledged() == null ? null : new AcknowledgedLog(Path.of(plan.acknowledged()));
        var tls = LoadTls.of(plan);
        for (int share = 0; share < plan.threads(); share++) {
            int mine = share;
            var states = IntStream.range(0, plan.connections())
                    .filter(place -> place % plan.threads() == mine)
                    .mapToObj(place -> new ChargerState(plan.first() + place))
                    .toList();
            var thread = group.next();
            lanes.add(new Lane(thread, new LoadLoop(plan, thread, states, share, tls, log)));
        }
    }

    /** Opens and boots all chargers; returns when all are up or have failed, at the latest when patience is at its end. */
    public LoadFigures connect() throws InterruptedException {
        long began = System.nanoTime();
        onEach(LoadLoop::start);
        long until = began + plan.connectTimeout().toNanos();
        while (states().stream().anyMatch(state -> state.unopened() > 0) && System.nanoTime() < until) {
            Thread.sleep(LOOK_EVERY);
        }
        long lastUp =
                states().stream().mapToLong(LoadLoop.State::lastUpNanos).max().orElse(began);
        return new LoadFigures(Duration.ofNanos(Math.max(1, lastUp - began)), up(), changeTally());
    }

    /**
     * Keeps calls in flight for the whole time and counts what is answered after the warm-up. An interrupt ends the
     * measured time early.
     */
    public LoadFigures measure(Duration warmUp, Duration duration) throws InterruptedException {
        onEach(loop -> loop.send(true));
        Thread.sleep(warmUp);
        return hold(duration);
    }

    /** Counts what happens by itself, for this long or until interrupted. */
    public LoadFigures hold(Duration duration) {
        changeTally();
        long began = System.nanoTime();
        try {
            Thread.sleep(duration);
        } catch (InterruptedException _) {
            // ended early, as asked for
        }
        var tally = changeTally();
        return new LoadFigures(Duration.ofNanos(System.nanoTime() - began), up(), tally);
    }

    /** No new calls; waits for the answers that are still to come, and for no longer than two seconds. */
    public void pause() throws InterruptedException {
        onEach(loop -> loop.send(false));
        long until = System.nanoTime() + DRAIN.toNanos();
        while (states().stream().anyMatch(state -> state.inFlight() > 0) && System.nanoTime() < until) {
            Thread.sleep(LOOK_EVERY);
        }
    }

    /** From now on it is noted when each charger gets the tracked call for the first time. */
    public FanOut watch() {
        var fanOut = new FanOut();
        onEach(loop -> loop.watch(fanOut));
        return fanOut;
    }

    /** What was counted since it was last asked for. */
    public Tally changeTally() {
        var all = new Tally();
        ask(LoadLoop::changeTally).forEach(all::addAll);
        return all;
    }

    /** Chargers that are connected and have booted. */
    public int up() {
        return states().stream().mapToInt(LoadLoop.State::up).sum();
    }

    private List<LoadLoop.State> states() {
        return ask(LoadLoop::state);
    }

    private void onEach(Consumer<LoadLoop> action) {
        ask(loop -> {
            action.accept(loop);
            return true;
        });
    }

    private <T> List<T> ask(Function<LoadLoop, T> question) {
        return lanes.stream()
                .map(lane -> lane.thread().submit(() -> question.apply(lane.loop())))
                .map(answer -> answer.syncUninterruptibly().getNow())
                .toList();
    }

    @Override
    public void close() {
        onEach(LoadLoop::close);
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        if (log != null) {
            log.close();
        }
    }
}
