package energy.switchpoint.simulator.load.boundary;

import energy.switchpoint.simulator.json.JsonText;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import jakarta.json.JsonArray;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Says yes to every call, and can do what a bad operator does. */
final class EchoOperator implements AutoCloseable {

    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Set<Channel> chargers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger transactions = new AtomicInteger();
    private final Channel server;
    final List<String> authorizations = new CopyOnWriteArrayList<>();
    final List<JsonArray> heard = new CopyOnWriteArrayList<>();
    volatile Function<JsonArray, String> answer = this::yes;

    EchoOperator() {
        server = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(65_536),
                                        new WebSocketServerProtocolHandler(WebSocketServerProtocolConfig.newBuilder()
                                                .websocketPath("/ocpp")
                                                .checkStartsWith(true)
                                                .subprotocols("ocpp1.6")
                                                .build()),
                                        new NoSuchPath(),
                                        new Line());
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
    }

    String port() {
        return Integer.toString(((InetSocketAddress) server.localAddress()).getPort());
    }

    String yes(JsonArray call) {
        var payload = switch (call.getString(2)) {
            case "BootNotification" ->
                "{\"status\":\"Accepted\",\"interval\":300,\"currentTime\":\"2026-11-22T16:00:00Z\"}";
            case "StartTransaction" ->
                "{\"idTagInfo\":{\"status\":\"Accepted\"},\"transactionId\":" + transactions.incrementAndGet() + "}";
            default -> "{}";
        };
        return "[3,\"" + call.getString(1) + "\"," + payload + "]";
    }

    void sayToAll(String text) {
        chargers.forEach(charger -> charger.writeAndFlush(new TextWebSocketFrame(text)));
    }

    void hangUpOnAll() {
        chargers.forEach(Channel::close);
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static final class NoSuchPath extends SimpleChannelInboundHandler<FullHttpRequest> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            if (!request.uri().startsWith("/silent")) {
                context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NOT_FOUND));
            }
        }
    }

    @Sharable
    private final class Line extends SimpleChannelInboundHandler<TextWebSocketFrame> {

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof HandshakeComplete done) {
                authorizations.add(
                        done.requestUri() + " " + done.requestHeaders().get("Authorization", "nothing"));
                chargers.add(context.channel());
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
            var text = JsonText.read(frame.text()).asJsonArray();
            heard.add(text);
            var reply = text.getInt(0) == 2 ? answer.apply(text) : "";
            if (!reply.isEmpty()) {
                context.writeAndFlush(new TextWebSocketFrame(reply));
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            chargers.remove(context.channel());
        }
    }
}
