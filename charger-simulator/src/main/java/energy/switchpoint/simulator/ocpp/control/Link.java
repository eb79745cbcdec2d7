package energy.switchpoint.simulator.ocpp.control;

import energy.switchpoint.simulator.ocpp.entity.OcppVersion;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One WebSocket to an operator. Everything happens on the event loop given, which is also the charger's own thread. */
public final class Link {

    private static final int LARGEST_FRAME = 256 * 1024;
    private static final int CONNECT_TIMEOUT_MS = 10_000;
    private static final int PING_AFTER_S = 30;
    private static final int GIVE_UP_AFTER_S = 90;

    private final EventLoop loop;
    private @Nullable Channel channel;

    public Link(EventLoop loop) {
        this.loop = loop;
    }

    /** Where to connect, and as whom. */
    public record Address(URI gateway, String identity, String password, OcppVersion version) {

        URI uri() {
            var base = gateway.toString();
            return URI.create((base.endsWith("/") ? base : base + "/") + identity);
        }

        String authorization() {
            var pair = (identity + ":" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        }

        int port() {
            return gateway.getPort() >= 0 ? gateway.getPort() : isSecure() ? 443 : 80;
        }

        boolean isSecure() {
            return "wss".equals(gateway.getScheme());
        }

        @Override
        public String toString() {
            return "Address[" + uri() + "]";
        }
    }

    /** Why a connection ended or never came to be. */
    public record Ended(boolean unauthorized, String reason) {}

    /** Told what happens on the line. */
    public interface Listener {

        void opened();

        void received(String text);

        void ended(Ended why);
    }

    public boolean isOpen() {
        return channel != null;
    }

    public void open(Address address, Listener listener) {
        var line = new Line(listener);
        var bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel ch) throws SSLException {
                        prepare(ch, address, line);
                    }
                });
        bootstrap.connect(address.gateway().getHost(), address.port()).addListener(done -> {
            if (!done.isSuccess()) {
                line.end(new Ended(false, String.valueOf(done.cause().getMessage())));
            }
        });
    }

    private static void prepare(SocketChannel ch, Address address, Line line) throws SSLException {
        var pipeline = ch.pipeline();
        if (address.isSecure()) {
            var tls = SslContextBuilder.forClient().build();
            pipeline.addLast(tls.newHandler(ch.alloc(), address.gateway().getHost(), address.port()));
        }
        pipeline.addLast(new HttpClientCodec());
        pipeline.addLast(new HttpObjectAggregator(64 * 1024));
        pipeline.addLast(new WebSocketClientProtocolHandler(WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(address.uri())
                .version(WebSocketVersion.V13)
                .subprotocol(address.version().subprotocol())
                .customHeaders(new DefaultHttpHeaders().add(HttpHeaderNames.AUTHORIZATION, address.authorization()))
                .maxFramePayloadLength(LARGEST_FRAME)
                .dropPongFrames(false)
                .build()));
        pipeline.addLast(new WebSocketFrameAggregator(LARGEST_FRAME));
        pipeline.addLast(new IdleStateHandler(GIVE_UP_AFTER_S, PING_AFTER_S, 0));
        pipeline.addLast(line);
    }

    /** Sends when the line is open; a charger that has lost its line talks into the void. */
    public void send(String text) {
        if (channel != null) {
            channel.writeAndFlush(new TextWebSocketFrame(text));
        }
    }

    /** Hangs up in an orderly way. */
    public void close() {
        if (channel != null) {
            var closing = channel;
            closing.writeAndFlush(new CloseWebSocketFrame(1000, "")).addListener(_ -> closing.close());
        }
    }

    /** Drops the line as a power cut does. */
    public void drop() {
        if (channel != null) {
            channel.close();
        }
    }

    private final class Line extends SimpleChannelInboundHandler<WebSocketFrame> {

        private final Listener listener;
        private boolean ended;
        private Ended why = new Ended(false, "closed");

        private Line(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                channel = ctx.channel();
                listener.opened();
            } else if (event == ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT) {
                ctx.close();
            } else if (event instanceof IdleStateEvent idle) {
                onIdle(ctx, idle);
            }
        }

        private static void onIdle(ChannelHandlerContext ctx, IdleStateEvent idle) {
            switch (idle.state()) {
                case WRITER_IDLE -> ctx.writeAndFlush(new PingWebSocketFrame());
                case READER_IDLE -> ctx.close();
                case ALL_IDLE -> throw new IllegalStateException("not asked for");
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
            switch (frame) {
                case TextWebSocketFrame text -> listener.received(text.text());
                case PongWebSocketFrame _ -> {}
                default -> ctx.close(); // OCPP-J is text only
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            var status = cause instanceof WebSocketClientHandshakeException refused && refused.response() != null
                    ? refused.response().status().code()
                    : 0;
            why = new Ended(status == 401, status == 0 ? String.valueOf(cause.getMessage()) : "HTTP " + status);
            ctx.close();
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            end(why);
        }

        private void end(Ended reason) {
            if (!ended) {
                ended = true;
                channel = null;
                listener.ended(reason);
            }
        }
    }
}
