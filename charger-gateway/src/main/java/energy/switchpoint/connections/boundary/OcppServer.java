package energy.switchpoint.connections.boundary;

import energy.switchpoint.connections.control.Admission;
import energy.switchpoint.connections.control.Arrivals;
import energy.switchpoint.connections.control.OcppSettings;
import energy.switchpoint.connections.control.WorkThreads;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The door chargers come in by: {@code ws://…/ocpp/{identity}}. Native epoll where there is one, else Java's own sockets. */
public final class OcppServer implements AutoCloseable {

    private static final int LARGEST_HANDSHAKE = 8 * 1024;
    private static final int BACKLOG = 4096;

    private final OcppSettings settings;
    private final Admission admission;
    private final Arrivals arrivals;
    private final WorkThreads threads;
    private @Nullable EventLoopGroup loops;
    private @Nullable Channel listening;

    public OcppServer(OcppSettings settings, Admission admission, Arrivals arrivals, WorkThreads threads) {
        this.settings = settings;
        this.admission = admission;
        this.arrivals = arrivals;
        this.threads = threads;
    }

    /** @throws IllegalStateException when the port is taken */
    public void start() {
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        Class<? extends ServerChannel> channel = epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        var group = new MultiThreadIoEventLoopGroup(0, io);
        loops = group;
        var bound = new ServerBootstrap()
                .group(group)
                .channel(channel)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(16 * 1024, 256 * 1024))
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel socket) {
                        socket.pipeline()
                                .addLast(
                                        new HttpServerCodec(
                                                new HttpDecoderConfig().setMaxHeaderSize(LARGEST_HANDSHAKE)),
                                        new HttpObjectAggregator(LARGEST_HANDSHAKE),
                                        new Handshake(settings, admission, arrivals, threads));
                    }
                })
                .bind(settings.host(), settings.port())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            close();
            throw new IllegalStateException(
                    "cannot listen for chargers on " + settings.host() + ":" + settings.port(), bound.cause());
        }
        listening = bound.channel();
    }

    /** The port really listened on; another than configured when that was 0. */
    public int port() {
        return listening != null && listening.localAddress() instanceof InetSocketAddress address
                ? address.getPort()
                : settings.port();
    }

    @Override
    public void close() {
        if (listening != null) {
            listening.close().awaitUninterruptibly();
        }
        if (loops != null) {
            loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }
}
