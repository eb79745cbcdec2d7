package energy.switchpoint.simulator.load.control;

import energy.switchpoint.simulator.load.entity.Call;
import energy.switchpoint.simulator.load.entity.ChargerState;
import energy.switchpoint.simulator.load.entity.FanOut;
import energy.switchpoint.simulator.load.entity.LoadPlan;
import energy.switchpoint.simulator.load.entity.Rpc;
import energy.switchpoint.simulator.load.entity.Tally;
import energy.switchpoint.simulator.load.entity.Tally.Trouble;
import energy.switchpoint.simulator.load.entity.TimeText;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Everything one event loop does: it opens its share of the chargers, a window at a time, and keeps its share of calls in
 * flight. Shares nothing with other loops; every method is called on the loop itself.
 */
final class LoadLoop {

    static final String SUBPROTOCOL = "ocpp1.6";

    private static final int LOOK_EVERY_MS = 250;
    private static final int USUAL_MESSAGE = 2048;
    private static final int EXPLAIN_AT_MOST = 5;

    private final LoadPlan plan;
    private final EventLoop loop;
    private final List<LoadCharger> chargers;
    private final int window;
    private final int wantedInFlight;
    private final LoadTls tls;
    private final @Nullable AcknowledgedLog log;
    private final ArrayDeque<LoadCharger> turn = new ArrayDeque<>();
    private final SplittableRandom random = new SplittableRandom();
    private final MaskedFrames frames = new MaskedFrames();
    private final Rpc rpc = new Rpc();
    private final TimeText time = new TimeText();
    private final Bootstrap bootstrap;
    private byte[] room = new byte[4096];
    private Tally tally = new Tally();
    private @Nullable FanOut fanOut;
    private boolean sending;
    private boolean closing;
    private int next;
    private int opening;
    private int up;
    private int failed;
    private int inFlight;
    private int explained;
    private long lastUpNanos;

    /** How far the chargers of this loop have come. */
    record State(int up, int failed, int unopened, int inFlight, long lastUpNanos) {}

    LoadLoop(
            LoadPlan plan,
            EventLoop loop,
            List<ChargerState> states,
            int share,
            LoadTls tls,
            @Nullable AcknowledgedLog log) {
        this.tls = tls;
        this.plan = plan;
        this.loop = loop;
        this.log = log;
        this.window = Math.max(1, plan.window() / plan.threads());
        this.wantedInFlight = plan.inFlight() / plan.threads() + (share < plan.inFlight() % plan.threads() ? 1 : 0);
        this.chargers = states.stream()
                .map(state -> new LoadCharger(this, state, state.number() - plan.first()))
                .toList();
        this.bootstrap = new Bootstrap()
                .group(loop)
                .channel(EpollSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new AdaptiveRecvByteBufAllocator(512, USUAL_MESSAGE, 64 * 1024).maxMessagesPerRead(4));
    }

    void start() {
        loop.scheduleAtFixedRate(this::look, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
        openMore();
    }

    State state() {
        return new State(up, failed, chargers.size() - next + opening, inFlight, lastUpNanos);
    }

    /** Calls are in flight from now on, until told otherwise. */
    void send(boolean wanted) {
        sending = wanted;
        fill();
    }

    /** Hands over what was counted so far and counts anew. */
    Tally changeTally() {
        var counted = tally;
        tally = new Tally();
        return counted;
    }

    void watch(FanOut watched) {
        fanOut = watched;
    }

    void close() {
        closing = true;
        sending = false;
    }

    // --- connections
    // ----------------------------------------------------------------------------------------------------

    private void openMore() {
        while (!closing && opening < window && next < chargers.size()) {
            open(chargers.get(next++));
        }
    }

    private void open(LoadCharger charger) {
        opening++;
        var line = charger.calls();
        bootstrap
                .clone()
                .handler(tls.before(line, charger.state().number()))
                .connect(
                        new InetSocketAddress(plan.host(), plan.port()),
                        new InetSocketAddress(plan.sourceOf(charger.place()), 0))
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        charger.unreachable(String.valueOf(done.cause()));
                        line.end();
                    }
                });
    }

    private void reopen(LoadCharger charger) {
        if (closing) {
            return;
        }
        if (opening >= window) {
            loop.schedule(() -> reopen(charger), 1 + random.nextInt(20), TimeUnit.MILLISECONDS);
            return;
        }
        failed--;
        tally.reconnect();
        open(charger);
    }

    String handshake(LoadCharger charger) {
        int number = charger.state().number();
        var identity = plan.identityOf(number);
        var password = plan.passwordOf(number);
        var key = new byte[16];
        random.nextBytes(key);
        var authorization = password == null
                ? ""
                : "Authorization: Basic " + base64((identity + ":" + password).getBytes(StandardCharsets.UTF_8))
                        + "\r\n";
        return "GET " + plan.path() + identity + " HTTP/1.1\r\nHost: " + plan.host() + ":" + plan.port()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: " + base64(key)
                + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: " + SUBPROTOCOL + "\r\n" + authorization
                + "\r\n";
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    void up(LoadCharger charger) {
        opening--;
        up++;
        lastUpNanos = System.nanoTime();
        openMore();
        ready(charger);
    }

    void gone(LoadCharger charger, boolean wasUp, boolean wasOpen, boolean hadCall) {
        if (wasUp) {
            up--;
            if (hadCall) {
                inFlight--;
            }
        } else {
            opening--;
        }
        failed++;
        if (closing) {
            return;
        }
        if (wasOpen) {
            tally.trouble(Trouble.DROPPED);
        }
        if (wasUp && hadCall) {
            tally.trouble(Trouble.LOST_CALL);
        }
        if (plan.reconnect() != null) {
            long around = plan.reconnect().toMillis();
            loop.schedule(() -> reopen(charger), around / 2 + random.nextLong(around + 1), TimeUnit.MILLISECONDS);
        }
        openMore();
        fill();
    }

    private void look() {
        long now = System.nanoTime();
        long patience = plan.callTimeout().toNanos();
        for (int i = 0; i < next; i++) {
            chargers.get(i).impatient(now, patience);
        }
    }

    // --- calls
    // ----------------------------------------------------------------------------------------------------------

    void done(LoadCharger charger) {
        inFlight--;
        ready(charger);
    }

    private void ready(LoadCharger charger) {
        if (charger.takesTurn()) {
            turn.add(charger);
        }
        fill();
    }

    /** The charger that has been silent longest speaks next. */
    private void fill() {
        while (sending && inFlight < wantedInFlight) {
            var charger = turn.poll();
            if (charger == null) {
                return;
            }
            if (charger.leavesTurn()) {
                inFlight++;
                charger.speak();
            }
        }
    }

    void called(LoadCharger charger, String action) {
        tally.operatorCall();
        if (fanOut != null && (plan.track().equals("*") || plan.track().equals(action))) {
            fanOut.arrived(charger.place(), Instant.now());
        }
    }

    void acknowledged(ChargerState charger, Call call, byte[] time) {
        if (log != null) {
            log.add(plan.identityOf(charger.number()), call, time, charger.meterWh(), charger.transaction());
        }
    }

    /** Counts it, and says what it was for the first few. */
    void trouble(Trouble trouble, String detail) {
        tally.trouble(trouble);
        if (explained++ < EXPLAIN_AT_MOST) {
            System.err.println(trouble + ": " + detail);
        }
    }

    // --- what the chargers of this loop share
    // -----------------------------------------------------------------------------

    Tally tally() {
        return tally;
    }

    Rpc rpc() {
        return rpc;
    }

    MaskedFrames frames() {
        return frames;
    }

    /** Reused for every frame that comes in. */
    byte[] room(int size) {
        if (room.length < size) {
            room = new byte[size];
        }
        return room;
    }

    int random() {
        return random.nextInt();
    }

    Call pick(boolean charging) {
        return plan.mix().pick(random.nextDouble(), charging);
    }

    byte[] time() {
        return time.of(System.currentTimeMillis());
    }

    int tags() {
        return plan.tags();
    }

    boolean remembers() {
        return plan.keep() || log != null;
    }

    boolean keeps() {
        return plan.keep();
    }
}
