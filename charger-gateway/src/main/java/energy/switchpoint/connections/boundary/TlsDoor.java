package energy.switchpoint.connections.boundary;

import energy.switchpoint.authority.control.CertificateAuthority;
import energy.switchpoint.connections.control.DoorSettings;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The TLS of the second port: versions 1.3 and 1.2, with forward secrecy only. A charger may show a certificate; who it is
 * and whether it may come in is decided behind the handshake, where the answer can say why. Its own key is made anew at each
 * start and before its certificate ends.
 */
public final class TlsDoor implements AutoCloseable {

    /** OCPP also lists TLS_RSA_…: without forward secrecy, so not here (security whitepaper, table 3, allows more). */
    private static final List<String> CIPHERS = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256");

    private static final Duration CERTIFICATE_LASTS = Duration.ofDays(90);
    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    private final CertificateAuthority authority;
    private final DoorSettings settings;
    private final Clock clock;

    /** Handshakes are arithmetic. They get half the machine, so that a storm of them leaves the other half to those inside. */
    private final ExecutorService arithmetic = Executors.newFixedThreadPool(
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            Thread.ofPlatform().daemon().name("tls-", 0).factory());

    private volatile @Nullable Ready ready;

    private record Ready(SslContext context, Instant renewAt) {}

    public TlsDoor(CertificateAuthority authority, DoorSettings settings, Clock clock) {
        this.authority = authority;
        this.settings = settings;
        this.clock = clock;
    }

    void open() {
        ready = make();
    }

    SslHandler handler(ByteBufAllocator buffers) {
        var now = ready;
        if (now == null || now.renewAt().isBefore(clock.instant())) {
            now = renewed();
        }
        var handler = now.context().newHandler(buffers, arithmetic);
        handler.setHandshakeTimeout(settings.handshakeTimeout().toMillis(), TimeUnit.MILLISECONDS);
        handler.setCloseNotifyFlushTimeout(3, TimeUnit.SECONDS);
        return handler;
    }

    @Override
    public void close() {
        arithmetic.shutdownNow();
    }

    private synchronized Ready renewed() {
        var now = ready;
        if (now == null || now.renewAt().isBefore(clock.instant())) {
            now = make();
            ready = now;
        }
        return now;
    }

    private Ready make() {
        var from = clock.instant().minus(CLOCKS_DIFFER);
        var until = from.plus(CERTIFICATE_LASTS);
        var server = authority.serverKey(settings.tlsNames(), from, until);
        try {
            var context = SslContextBuilder.forServer(
                            server.key(), server.chain().toArray(X509Certificate[]::new))
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .ciphers(CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                    .clientAuth(ClientAuth.OPTIONAL)
                    .trustManager(new LookedAtLater())
                    .build();
            return new Ready(context, until.minus(RENEWED_BEFORE));
        } catch (SSLException e) {
            throw new IllegalStateException("TLS cannot be offered to chargers", e);
        }
    }

    /**
     * Takes note of any certificate: TLS itself makes the charger prove that it has the key, and Admission looks at the
     * rest. A refusal here would be a TLS alert that tells nobody what is wrong, and leaves no trace of whose it was.
     */
    private static final class LookedAtLater extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
            throw new UnsupportedOperationException("a door calls nobody");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            throw new UnsupportedOperationException("a door calls nobody");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            throw new UnsupportedOperationException("a door calls nobody");
        }

        /** Names none, so that a charger shows what it has: some show nothing when they do not find a name they know. */
        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
