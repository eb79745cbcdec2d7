package energy.switchpoint.simulator.load.control;

import energy.switchpoint.simulator.charger.control.ChargerFolder;
import energy.switchpoint.simulator.keys.entity.OwnCertificate;
import energy.switchpoint.simulator.keys.entity.Pem;
import energy.switchpoint.simulator.load.entity.LoadPlan;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * TLS in front of a charger's line. Everything is made before the first connection, so that a run measures handshakes. No session
 * is taken up again: after a power cut chargers have none. The server's chain is checked against the root; its name is not, as
 * no name is resolved here.
 */
final class LoadTls {

    private final Map<Integer, SslContext> shown;
    private final @Nullable SslContext plain;

    private LoadTls(Map<Integer, SslContext> shown, @Nullable SslContext plain) {
        this.shown = shown;
        this.plain = plain;
    }

    static LoadTls of(LoadPlan plan) throws IOException {
        if (plan.trust() == null) {
            return new LoadTls(Map.of(), null);
        }
        var roots = Pem.certificates(Files.readString(Path.of(plan.trust())));
        if (plan.keys() == null) {
            return new LoadTls(Map.of(), context(roots, null));
        }
        var folders = Path.of(plan.keys());
        var numbers =
                IntStream.range(plan.first(), plan.first() + plan.connections()).boxed();
        return new LoadTls(
                numbers.collect(Collectors.toMap(
                        Function.identity(), number -> context(roots, own(folders.resolve(plan.identityOf(number)))))),
                null);
    }

    private static OwnCertificate own(Path folder) {
        var own = new ChargerFolder(folder).vault().own();
        if (own == null) {
            throw new IllegalArgumentException(folder + " holds no certificate");
        }
        return own;
    }

    private static SslContext context(List<X509Certificate> roots, @Nullable OwnCertificate own) {
        var builder = SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .protocols("TLSv1.3")
                .endpointIdentificationAlgorithm("")
                .trustManager(roots.toArray(X509Certificate[]::new));
        if (own != null) {
            builder.keyManager(own.key(), own.chain().toArray(X509Certificate[]::new));
        }
        try {
            return builder.build();
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    ChannelHandler before(LoadLine line, int charger) {
        var context = plain == null ? shown.get(charger) : plain;
        if (context == null) {
            return line;
        }
        return new ChannelInitializer<SocketChannel>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                channel.pipeline().addLast(context.newHandler(channel.alloc()), line);
            }
        };
    }
}
