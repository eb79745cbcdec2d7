package energy.switchpoint.connections.boundary;

import energy.switchpoint.connections.control.Admission;
import energy.switchpoint.connections.control.Approaches;
import energy.switchpoint.connections.control.Arrivals;
import energy.switchpoint.connections.control.OcppSettings;
import energy.switchpoint.connections.entity.Approach;
import energy.switchpoint.connections.entity.Verdict;
import energy.switchpoint.connections.entity.Wire;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
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
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.netty.handler.timeout.IdleStateHandler;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** One caller's handshake: asked who they are before the socket is opened, and answered in HTTP when it is not. */
final class Handshake extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final System.Logger LOG = System.getLogger(Handshake.class.getName());
    private static final String PATH = "/ocpp/";
    private static final Pattern IDENTITY = Pattern.compile("[A-Za-z0-9._\\-]{1,48}");

    private final OcppSettings settings;
    private final Duration longestWait;
    private final Approaches approaches;
    private final Admission admission;
    private final Arrivals arrivals;
    private @Nullable Future<?> patience;

    Handshake(
            OcppSettings settings,
            Duration longestWait,
            Approaches approaches,
            Admission admission,
            Arrivals arrivals) {
        this.settings = settings;
        this.longestWait = longestWait;
        this.approaches = approaches;
        this.admission = admission;
        this.arrivals = arrivals;
    }

    /** Who opens a connection and says nothing, or a byte now and then, must not keep it. */
    @Override
    public void channelActive(ChannelHandlerContext context) {
        patience = context.executor().schedule(() -> context.close(), longestWait.toMillis(), TimeUnit.MILLISECONDS);
        context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        heardOut();
        context.fireChannelInactive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent done && !done.isSuccess()) {
            approaches.tlsFailed(address(context), tlsTrouble(done.cause()));
        }
        context.fireUserEventTriggered(event);
    }

    private static String tlsTrouble(Throwable cause) {
        return switch (cause) {
            case NotSslRecordException _ -> "What came to the TLS port was no TLS.";
            case SslHandshakeTimeoutException _ -> "The TLS handshake took too long.";
            case ClosedChannelException _ -> "The TLS handshake was broken off.";
            default -> "The TLS handshake came to nothing: " + cause.getMessage();
        };
    }

    private void heardOut() {
        var waiting = patience;
        if (waiting != null) {
            waiting.cancel(false);
            patience = null;
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        heardOut();
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
        // the library would also speak the drafts before the RFC, which have other rules for frames
        if (!"13".equals(request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))) {
            refuse(context, 426, "WebSocket version 13 is needed.", null);
            return;
        }
        var approach = new Approach(
                identity.get(),
                request.headers().get(HttpHeaderNames.AUTHORIZATION),
                subprotocols(request),
                address(context),
                wire(context));
        context.channel().config().setAutoRead(false);
        request.retain();
        admission.decide(approach).whenComplete((verdict, failure) -> {
            if (failure != null) {
                LOG.log(System.Logger.Level.WARNING, "nobody can be admitted just now", failure);
            }
            context.executor().execute(() -> {
                try {
                    act(context, request, verdict);
                } finally {
                    request.release();
                }
            });
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
            headers.set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, "13");
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

    private static Wire wire(ChannelHandlerContext context) {
        var tls = context.pipeline().get(SslHandler.class);
        if (tls == null) {
            return Wire.PLAIN;
        }
        try {
            return tls.engine().getSession().getPeerCertificates()[0] instanceof X509Certificate certificate
                    ? new Wire(true, certificate)
                    : new Wire(true, null);
        } catch (SSLPeerUnverifiedException e) {
            return new Wire(true, null);
        }
    }

    private static String address(ChannelHandlerContext context) {
        return address(context.channel());
    }

    static String address(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress socket
                ? socket.getAddress().getHostAddress()
                : "unknown";
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.log(System.Logger.Level.DEBUG, "a handshake broke off: {0}", cause.toString());
        context.close();
    }
}
