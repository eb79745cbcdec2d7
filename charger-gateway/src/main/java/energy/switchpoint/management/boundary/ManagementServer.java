package energy.switchpoint.management.boundary;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A few read-only pages on a port of their own, which an ingress never forwards to. */
final class ManagementServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ManagementServer.class.getName());
    private static final int LARGEST_REQUEST = 1024;

    /** What a page answers. */
    record Page(int status, String type, String body) {}

    private final Map<String, Supplier<Page>> pages;
    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable Channel listening;

    ManagementServer(Map<String, Supplier<Page>> pages) {
        this.pages = Map.copyOf(pages);
    }

    /** @throws IllegalStateException when the port is taken */
    void start(String host, int port) {
        var bound = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel socket) {
                        socket.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(LARGEST_REQUEST),
                                        new Answering());
                    }
                })
                .bind(host, port)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            close();
            throw new IllegalStateException("cannot listen for management on " + host + ":" + port, bound.cause());
        }
        listening = bound.channel();
    }

    int port() {
        return listening != null && listening.localAddress() instanceof InetSocketAddress address
                ? address.getPort()
                : 0;
    }

    @Override
    public void close() {
        if (listening != null) {
            listening.close().awaitUninterruptibly();
        }
        threads.shutdownNow();
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private final class Answering extends SimpleChannelInboundHandler<FullHttpRequest> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            var path = request.uri();
            var page = pages.get(path.contains("?") ? path.substring(0, path.indexOf('?')) : path);
            if (page == null || !request.method().equals(HttpMethod.GET)) {
                send(context, new Page(404, "text/plain", "GET " + String.join(", ", pages.keySet()) + "\n"));
                return;
            }
            var application = ManagementServer.class.getClassLoader();
            // a page asks the database: never on the event loop
            threads.execute(() -> {
                Thread.currentThread().setContextClassLoader(application);
                send(context, shown(page));
            });
        }

        private static Page shown(Supplier<Page> page) {
            try {
                return page.get();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "a page of the management port failed", e);
                return new Page(503, "text/plain", "not available just now\n");
            }
        }

        private static void send(ChannelHandlerContext context, Page page) {
            var response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1,
                    HttpResponseStatus.valueOf(page.status()),
                    Unpooled.copiedBuffer(page.body(), StandardCharsets.UTF_8));
            response.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, page.type())
                    .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
            context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
