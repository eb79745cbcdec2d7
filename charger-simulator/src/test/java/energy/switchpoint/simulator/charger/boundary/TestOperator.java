package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.entity.Frame;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import jakarta.json.JsonObject;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A small operator of the test's own: lets chargers in by password, notes what they say, and asks them things. */
final class TestOperator implements AutoCloseable {

    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel server;
    private final Set<String> passwords = ConcurrentHashMap.newKeySet();
    private final List<String> attempts = new CopyOnWriteArrayList<>();
    private final List<String> admitted = new CopyOnWriteArrayList<>();
    private final List<Frame.Call> heard = new CopyOnWriteArrayList<>();
    private final List<String> otherTexts = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<Frame>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger(100);
    private volatile Channel charger;

    TestOperator(String... passwords) {
        this.passwords.addAll(List.of(passwords));
        server = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel ch) {
                        ch.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(65_536),
                                        new Door(),
                                        new WebSocketServerProtocolHandler(WebSocketServerProtocolConfig.newBuilder()
                                                .websocketPath("/ocpp")
                                                .checkStartsWith(true)
                                                .subprotocols("ocpp1.6,ocpp2.0.1,ocpp2.1")
                                                .build()),
                                        new Line());
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
    }

    URI url() {
        return URI.create("ws://127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort() + "/ocpp");
    }

    /** From now on only these open the door. */
    void admitOnly(String... accepted) {
        passwords.clear();
        passwords.addAll(List.of(accepted));
    }

    /** Passwords in the order they were tried. */
    List<String> attempts() {
        return attempts;
    }

    /** Passwords in the order they were let in with. */
    List<String> admitted() {
        return admitted;
    }

    List<Frame.Call> heard() {
        return heard;
    }

    List<Frame.Call> heard(String action) {
        return heard.stream().filter(call -> call.action().equals(action)).toList();
    }

    List<String> otherTexts() {
        return otherTexts;
    }

    boolean isConnected() {
        var current = charger;
        return current != null && current.isActive();
    }

    void hangUp() {
        charger.close().syncUninterruptibly();
    }

    JsonObject ask(String action, String payload) {
        var answer = askForFrame(action, payload);
        if (answer instanceof Frame.Result(var id, var result)) {
            return result;
        }
        throw new AssertionError(action + " was answered with " + answer);
    }

    Frame askForFrame(String action, String payload) {
        var id = "op-" + numbers.incrementAndGet();
        var answer = new CompletableFuture<Frame>();
        asked.put(id, answer);
        say(new Frame.Call(id, action, JsonText.readObject(payload)).json().toString());
        return answer.orTimeout(5, TimeUnit.SECONDS).join();
    }

    void say(String text) {
        charger.writeAndFlush(new TextWebSocketFrame(text)).syncUninterruptibly();
    }

    @Override
    public void close() {
        server.close().syncUninterruptibly();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** Checks the password before the upgrade. */
    private final class Door extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (message instanceof FullHttpRequest request) {
                var password = password(request.headers().get(HttpHeaderNames.AUTHORIZATION, ""));
                attempts.add(password);
                if (!passwords.contains(password)) {
                    request.release();
                    ctx.writeAndFlush(
                                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.UNAUTHORIZED))
                            .addListener(_ -> ctx.close());
                    return;
                }
                admitted.add(password);
            }
            ctx.fireChannelRead(message);
        }

        private static String password(String header) {
            var pair =
                    new String(Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        }
    }

    private final class Line extends SimpleChannelInboundHandler<TextWebSocketFrame> {

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof HandshakeComplete) {
                charger = ctx.channel();
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame text) {
            var frame = Frame.read(text.text());
            switch (frame) {
                case Frame.Call call -> {
                    heard.add(call);
                    ctx.writeAndFlush(new TextWebSocketFrame(
                            new Frame.Result(call.id(), answer(call)).json().toString()));
                }
                case Frame.Result _, Frame.Failure _ -> {
                    var waiting = asked.remove(frame.id());
                    if (waiting == null) {
                        otherTexts.add(text.text());
                    } else {
                        waiting.complete(frame);
                    }
                }
                case Frame.Malformed _ -> otherTexts.add(text.text());
            }
        }

        private JsonObject answer(Frame.Call call) {
            var accepted = JsonText.status("Accepted");
            return switch (call.action()) {
                case "BootNotification" ->
                    JsonText.object()
                            .add("status", "Accepted")
                            .add("interval", 300)
                            .add("currentTime", Instant.now().toString())
                            .build();
                case "Heartbeat" ->
                    JsonText.object()
                            .add("currentTime", Instant.now().toString())
                            .build();
                case "StartTransaction" ->
                    JsonText.object()
                            .add("transactionId", numbers.incrementAndGet())
                            .add("idTagInfo", accepted)
                            .build();
                case "Authorize" ->
                    JsonText.object()
                            .add("idTagInfo", accepted)
                            .add("idTokenInfo", accepted)
                            .build();
                case "DataTransfer" -> accepted;
                default -> JsonText.empty();
            };
        }
    }
}
