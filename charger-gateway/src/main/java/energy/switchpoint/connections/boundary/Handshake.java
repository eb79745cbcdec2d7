package energy.switchpoint.connections.boundary;

import energy.switchpoint.connections.control.Admission;
import energy.switchpoint.connections.control.Arrivals;
import energy.switchpoint.connections.control.OcppSettings;
import energy.switchpoint.connections.control.WorkThreads;
import energy.switchpoint.connections.entity.Approach;
import energy.switchpoint.connections.entity.Verdict;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.timeout.IdleStateHandler;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One caller's handshake: asked who they are before the socket is opened, and answered in HTTP when it is not. */
final class Handshake extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final System.Logger LOG = System.getLogger(Handshake.class.getName());
    private static final String PATH = "/ocpp/";
    private static final Pattern IDENTITY = Pattern.compile("[A-Za-z0-9._\\-]{1,48}");
    private static final int LONGEST_WAIT_S = 10;

    private final OcppSettings settings;
    private final Admission admission;
    private final Arrivals arrivals;
    private final WorkThreads threads;
    private boolean asked;

    Handshake(OcppSettings settings, Admission admission, Arrivals arrivals, WorkThreads threads) {
        this.settings = settings;
        this.admission = admission;
        this.arrivals = arrivals;
        this.threads = threads;
    }

    /** Who opens a connection and says nothing must not keep it. */
    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.executor()
                .schedule(
                        () -> {
                            if (!asked) {
                                context.close();
                            }
                        },
                        LONGEST_WAIT_S,
                        TimeUnit.SECONDS);
        context.fireChannelActive();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        asked = true;
        var identity = identity(request);
        if (!request.decoderResult().isSuccess() || identity.isEmpty()) {
            refuse(context, 404, "Chargers connect to /ocpp/{identity}.", null);
            return;
        }
        if (!request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
                || !HttpMethod.GET.equals(request.method())) {
            refuse(context, 426, "This address speaks OCPP-J over WebSocket only.", null);
            return;
        }
        var approach = new Approach(
                identity.get(),
                request.headers().get(HttpHeaderNames.AUTHORIZATION),
                subprotocols(request),
                address(context));
        context.channel().config().setAutoRead(false);
        request.retain();
        threads.execute(() -> decide(context, request, approach));
    }

    private void decide(ChannelHandlerContext context, FullHttpRequest request, Approach approach) {
        Verdict verdict;
        try {
            verdict = admission.decide(approach);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "nobody can be admitted just now", e);
            verdict = null;
        }
        var decided = verdict;
        context.executor().execute(() -> {
            try {
                act(context, request, decided);
            } finally {
                request.release();
            }
        });
    }

    private void act(ChannelHandlerContext context, FullHttpRequest request, @Nullable Verdict verdict) {
        switch (verdict) {
            case null -> refuse(context, 503, "Not available just now. Try again soon.", Duration.ofSeconds(5));
            case Verdict.Refused no -> refuse(context, no.status(), no.explanation(), no.retryAfter());
            case Verdict.Admitted admitted -> open(context, request, admitted);
        }
    }

    private void open(ChannelHandlerContext context, FullHttpRequest request, Verdict.Admitted admitted) {
        var handshaker = new WebSocketServerHandshakerFactory(
                        "ws://" + request.headers().get(HttpHeaderNames.HOST) + request.uri(),
                        admitted.version().subprotocol(),
                        false,
                        OcppSettings.LARGEST_MESSAGE)
                .newHandshaker(request);
        if (handshaker == null) {
            refuse(context, 426, "WebSocket version 13 is needed.", null);
            return;
        }
        handshaker.handshake(context.channel(), request).addListener((ChannelFutureListener) done -> {
            if (!done.isSuccess()) {
                context.close();
                return;
            }
            var charger = new ChargerSocket(admitted, arrivals, settings);
            context.pipeline()
                    .addLast(
                            new IdleStateHandler(settings.idle().toMillis(), 0, 0, TimeUnit.MILLISECONDS),
                            new WebSocketFrameAggregator(OcppSettings.LARGEST_MESSAGE),
                            charger);
            context.pipeline().remove(this);
            context.channel().config().setAutoRead(true);
        });
    }

    private static void refuse(
            ChannelHandlerContext context, int status, String explanation, @Nullable Duration retryAfter) {
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(status),
                Unpooled.copiedBuffer(explanation + "\n", StandardCharsets.UTF_8));
        var headers = response.headers();
        headers.set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
        headers.setInt(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
        headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        if (status == 401) {
            headers.set(HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"ocpp\"");
        }
        if (status == 426) {
            headers.set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
        }
        if (retryAfter != null) {
            headers.setInt(HttpHeaderNames.RETRY_AFTER, (int) Math.max(1, (retryAfter.toMillis() + 999) / 1000));
        }
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    private static Optional<String> identity(FullHttpRequest request) {
        var path = new QueryStringDecoder(request.uri()).path();
        if (!path.startsWith(PATH)) {
            return Optional.empty();
        }
        var identity = path.substring(PATH.length());
        return IDENTITY.matcher(identity).matches() ? Optional.of(identity) : Optional.empty();
    }

    private static List<String> subprotocols(FullHttpRequest request) {
        return request.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .toList();
    }

    private static String address(ChannelHandlerContext context) {
        return context.channel().remoteAddress() instanceof InetSocketAddress socket
                ? socket.getAddress().getHostAddress()
                : "unknown";
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.log(System.Logger.Level.DEBUG, "a handshake broke off: {0}", cause.toString());
        context.close();
    }
}
