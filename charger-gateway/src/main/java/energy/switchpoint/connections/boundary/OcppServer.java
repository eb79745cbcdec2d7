package energy.switchpoint.connections.boundary;

import energy.switchpoint.connections.control.Admission;
import energy.switchpoint.connections.control.Approaches;
import energy.switchpoint.connections.control.Arrivals;
import energy.switchpoint.connections.control.DoorSettings;
import energy.switchpoint.connections.control.OcppSettings;
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

/**
 * The doors chargers come in by: {@code ws://…/ocpp/{identity}} and, on a port of its own, {@code wss://…}. Native epoll where
 * there is one, else Java's own sockets.
 */
public final class OcppServer implements AutoCloseable {

    private static final int LARGEST_HANDSHAKE = 8 * 1024;
    private static final int BACKLOG = 4096;

    private final OcppSettings settings;
    private final DoorSettings door;
    private final TlsDoor tls;
    private final Approaches approaches;
    private final Admission admission;
    private final Arrivals arrivals;
    private @Nullable EventLoopGroup loops;
    private @Nullable Channel listening;
    private @Nullable Channel listeningTls;

    public OcppServer(
            OcppSettings settings,
            DoorSettings door,
            TlsDoor tls,
            Approaches approaches,
            Admission admission,
            Arrivals arrivals) {
        this.settings = settings;
        this.door = door;
        this.tls = tls;
        this.approaches = approaches;
        this.admission = admission;
        this.arrivals = arrivals;
    }

    /** @throws IllegalStateException when a port is taken */
    public void start() {
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        Class<? extends ServerChannel> channel = epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        var group = new MultiThreadIoEventLoopGroup(Runtime.getRuntime().availableProcessors(), io);
        loops = group;
        var bootstrap = new ServerBootstrap()
                .group(group)
                .channel(channel)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(16 * 1024, 256 * 1024));
        listening = listen(bootstrap.clone().childHandler(pipeline(false)), settings.port());
        if (door.tlsPort() >= 0) {
            tls.open();
            listeningTls = listen(bootstrap.clone().childHandler(pipeline(true)), door.tlsPort());
        }
    }

    private Channel listen(ServerBootstrap bootstrap, int port) {
        var bound = bootstrap.bind(settings.host(), port).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            close();
            throw new IllegalStateException(
                    "cannot listen for chargers on " + settings.host() + ":" + port, bound.cause());
        }
        return bound.channel();
    }

    private ChannelInitializer<Channel> pipeline(boolean encrypted) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel socket) {
                if (!approaches.mayCome(Handshake.address(socket))) {
                    socket.close();
                    return;
                }
                if (encrypted) {
                    socket.pipeline().addLast(tls.handler(socket.alloc()));
                }
                socket.pipeline()
                        .addLast(
                                new HttpServerCodec(new HttpDecoderConfig().setMaxHeaderSize(LARGEST_HANDSHAKE)),
                                new HttpObjectAggregator(LARGEST_HANDSHAKE),
                                new Handshake(settings, door.handshakeTimeout(), approaches, admission, arrivals));
            }
        };
    }

    /** The port really listened on; another than configured when that was 0. */
    public int port() {
        return port(listening, settings.port());
    }

    /** The same of the TLS port; -1 when there is none. */
    public int tlsPort() {
        return port(listeningTls, door.tlsPort());
    }

    private static int port(@Nullable Channel channel, int configured) {
        return channel != null && channel.localAddress() instanceof InetSocketAddress address
                ? address.getPort()
                : configured;
    }

    @Override
    public void close() {
        close(listening);
        close(listeningTls);
        if (loops != null) {
            loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
        }
        tls.close();
    }

    private static void close(@Nullable Channel channel) {
        if (channel != null) {
            channel.close().awaitUninterruptibly();
        }
    }
}
