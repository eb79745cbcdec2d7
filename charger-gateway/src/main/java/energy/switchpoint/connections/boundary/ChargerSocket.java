package energy.switchpoint.connections.boundary;

import energy.switchpoint.connections.control.Arrivals;
import energy.switchpoint.connections.control.Connection;
import energy.switchpoint.connections.control.OcppSettings;
import energy.switchpoint.connections.control.Socket;
import energy.switchpoint.connections.entity.Verdict.Admitted;
import energy.switchpoint.metrics.entity.Meters;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An admitted charger's socket. Runs on an event loop: reads, counts, passes on, never waits. */
final class ChargerSocket extends ChannelInboundHandlerAdapter {

    private static final System.Logger LOG = System.getLogger(ChargerSocket.class.getName());
    private static final int BURST_SECONDS = 10;
    private static final long PAUSE_MILLIS = 500;
    private static final char UNREADABLE = '\uFFFD';

    private final Admitted admitted;
    private final Arrivals arrivals;
    private final int messagesPerSecond;
    private @Nullable Connection connection;
    private double allowance;
    private long allowanceAtMillis;
    private boolean pinged;
    private boolean paused;

    ChargerSocket(Admitted admitted, Arrivals arrivals, OcppSettings settings) {
        this.admitted = admitted;
        this.arrivals = arrivals;
        messagesPerSecond = settings.messagesPerSecond();
        allowance = messagesPerSecond * BURST_SECONDS;
        allowanceAtMillis = System.currentTimeMillis();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        connection = arrivals.opened(admitted, new NettySocket(context.channel()));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (connection != null) {
            arrivals.closed(connection);
        }
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            pinged = false;
            switch (message) {
                case TextWebSocketFrame frame -> text(context, frame);
                case PingWebSocketFrame frame -> {
                    heard();
                    context.writeAndFlush(new PongWebSocketFrame(frame.content().retain()));
                }
                case PongWebSocketFrame _ -> heard();
                case CloseWebSocketFrame frame ->
                    context.writeAndFlush(frame.retain()).addListener(ChannelFutureListener.CLOSE);
                // no OCPP-J message is binary: answered like any other unreadable one
                case BinaryWebSocketFrame _ -> text(context, "");
                default -> {}
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (!(event instanceof IdleStateEvent)) {
            context.fireUserEventTriggered(event);
            return;
        }
        if (pinged) {
            context.close();
            return;
        }
        pinged = true;
        context.writeAndFlush(new PingWebSocketFrame());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.log(System.Logger.Level.DEBUG, "{0}: {1}", admitted.identity(), cause.toString());
        var status = cause instanceof CorruptedWebSocketFrameException corrupted
                ? corrupted.closeStatus()
                : WebSocketCloseStatus.MESSAGE_TOO_BIG;
        context.writeAndFlush(new CloseWebSocketFrame(status)).addListener(ChannelFutureListener.CLOSE);
    }

    /** The sign for what could not be read shows in nearly no text: only then the bytes are looked at (RFC 6455 §8.1). */
    private void text(ChannelHandlerContext context, TextWebSocketFrame frame) {
        var text = frame.text();
        if (text.indexOf(UNREADABLE) >= 0 && !ByteBufUtil.isText(frame.content(), StandardCharsets.UTF_8)) {
            context.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.INVALID_PAYLOAD_DATA))
                    .addListener(ChannelFutureListener.CLOSE);
            return;
        }
        text(context, text);
    }

    private void text(ChannelHandlerContext context, String text) {
        if (connection == null) {
            return;
        }
        long now = System.currentTimeMillis();
        if (!connection.received(text, now)) {
            arrivals.flooded(connection);
        }
        count(context, now);
    }

    /** Who sends too much is not read until it has waited for what it sent too much; the network then slows the sender. */
    private void count(ChannelHandlerContext context, long now) {
        refill(now);
        allowance -= 1;
        if (allowance < 0 && !paused) {
            paused = true;
            Meters.RATE_LIMITED.add("socket", "message");
            context.channel().config().setAutoRead(false);
            readAgainLater(context);
        }
    }

    /** What was read already when reading stopped is owed as well: a small message is read with thousands of others. */
    private void readAgainLater(ChannelHandlerContext context) {
        long owedMillis = (long) (-allowance / messagesPerSecond * 1000);
        context.executor()
                .schedule(() -> readAgain(context), Math.max(PAUSE_MILLIS, owedMillis), TimeUnit.MILLISECONDS);
    }

    private void readAgain(ChannelHandlerContext context) {
        refill(System.currentTimeMillis());
        if (allowance < 0) {
            readAgainLater(context);
            return;
        }
        paused = false;
        context.channel().config().setAutoRead(true);
    }

    private void refill(long now) {
        allowance = Math.min(
                (double) messagesPerSecond * BURST_SECONDS,
                allowance + (now - allowanceAtMillis) / 1000.0 * messagesPerSecond);
        allowanceAtMillis = now;
    }

    private void heard() {
        if (connection != null) {
            connection.heard(System.currentTimeMillis());
        }
    }

    private record NettySocket(Channel channel) implements Socket {

        @Override
        public String address() {
            return channel.remoteAddress() instanceof InetSocketAddress socket
                    ? socket.getAddress().getHostAddress()
                    : "unknown";
        }

        @Override
        public void send(String text) {
            channel.writeAndFlush(new TextWebSocketFrame(text));
        }

        @Override
        public void close(String why) {
            end(WebSocketCloseStatus.NORMAL_CLOSURE, why);
        }

        @Override
        public void refuse(String why) {
            end(WebSocketCloseStatus.POLICY_VIOLATION, why);
        }

        private void end(WebSocketCloseStatus status, String why) {
            channel.writeAndFlush(new CloseWebSocketFrame(status, why)).addListener(ChannelFutureListener.CLOSE);
        }
    }
}
