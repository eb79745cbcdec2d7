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
import io.netty.handler.codec.http.HttpHeaders;
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
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.Base64;
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

    /**
     * Where to connect, and as whom.
     *
     * @param password null: the certificate in the TLS says who it is
     * @param tls null: without
     */
    public record Address(
            URI gateway,
            String identity,
            @Nullable String password,
            OcppVersion version,
            @Nullable SslContext tls) {

        URI uri() {
            var base = gateway.toString();
            return URI.create((base.endsWith("/") ? base : base + "/") + identity);
        }

        HttpHeaders headers() {
            var headers = new DefaultHttpHeaders();
            if (password != null) {
                var pair = (identity + ":" + password).getBytes(StandardCharsets.UTF_8);
                headers.add(
                        HttpHeaderNames.AUTHORIZATION,
                        "Basic " + Base64.getEncoder().encodeToString(pair));
            }
            return headers;
        }

        int port() {
            return gateway.getPort() >= 0 ? gateway.getPort() : tls != null ? 443 : 80;
        }

        @Override
        public String toString() {
            return "Address[" + uri() + "]";
        }
    }

    /**
     * Why a connection ended or never came to be.
     *
     * @param unauthorized the operator does not take the charger for what it says it is
     * @param untrusted the charger does not take the operator for what it says it is
     */
    public record Ended(boolean unauthorized, boolean untrusted, String reason) {

        static Ended because(@Nullable Throwable cause) {
            return new Ended(false, false, cause == null ? "" : String.valueOf(cause.getMessage()));
        }
    }

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
                    protected void initChannel(SocketChannel ch) {
                        prepare(ch, address, line);
                    }
                });
        bootstrap.connect(address.gateway().getHost(), address.port()).addListener(done -> {
            if (!done.isSuccess()) {
                line.end(Ended.because(done.cause()));
            }
        });
    }

    private static void prepare(SocketChannel ch, Address address, Line line) {
        var pipeline = ch.pipeline();
        if (address.tls() != null) {
            pipeline.addLast(
                    address.tls().newHandler(ch.alloc(), address.gateway().getHost(), address.port()));
        }
        pipeline.addLast(new HttpClientCodec());
        pipeline.addLast(new HttpObjectAggregator(64 * 1024));
        pipeline.addLast(new WebSocketClientProtocolHandler(WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(address.uri())
                .version(WebSocketVersion.V13)
                .subprotocol(address.version().subprotocol())
                .customHeaders(address.headers())
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

    /** Reads nothing, so pings go unanswered too; or reads again what has come meanwhile. */
    public void deaf(boolean isDeaf) {
        if (channel != null) {
            channel.config().setAutoRead(!isDeaf);
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
        private Ended why = new Ended(false, false, "closed");

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
            } else if (event instanceof SslHandshakeCompletionEvent tls && !tls.isSuccess()) {
                why = new Ended(
                        false,
                        isAboutCertificate(tls.cause()),
                        "TLS: " + tls.cause().getMessage());
                ctx.close();
            }
        }

        /** Its certificate, rather than the network or a refusal of the other side's. */
        private static boolean isAboutCertificate(@Nullable Throwable cause) {
            for (var each = cause; each != null; each = each.getCause()) {
                if (each instanceof CertificateException || each instanceof CertPathBuilderException) {
                    return true;
                }
            }
            return false;
        }

        private static void onIdle(ChannelHandlerContext ctx, IdleStateEvent idle) {
            switch (idle.state()) {
                case WRITER_IDLE -> {
                    if (ctx.channel().config().isAutoRead()) {
                        ctx.writeAndFlush(new PingWebSocketFrame());
                    }
                }
                case READER_IDLE -> {
                    if (ctx.channel().config().isAutoRead()) {
                        ctx.close();
                    }
                }
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
            if (cause instanceof WebSocketClientHandshakeException refused && refused.response() != null) {
                var status = refused.response().status().code();
                why = new Ended(status == 401, false, "HTTP " + status);
            } else if (!why.reason().startsWith("TLS")) {
                why = Ended.because(cause);
            }
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
