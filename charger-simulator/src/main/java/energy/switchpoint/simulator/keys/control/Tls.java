package energy.switchpoint.simulator.keys.control;

import energy.switchpoint.simulator.keys.entity.OwnCertificate;
import energy.switchpoint.simulator.keys.entity.Root;
import energy.switchpoint.simulator.keys.entity.RootUse;
import energy.switchpoint.simulator.keys.entity.Vault;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The charger's side of TLS, versions 1.3 and 1.2. The operator's server must show a certificate for its address that one of the
 * installed roots vouches for; a charger without any such root trusts those of the public web, as from the factory.
 */
public final class Tls {

    private Tls() {}

    /** @param shown null: a connection with a password */
    public static SslContext of(Vault vault, @Nullable OwnCertificate shown) {
        var roots = vault.roots().stream()
                .filter(root -> root.use() == RootUse.CENTRAL_SYSTEM)
                .map(Root::certificate)
                .toArray(X509Certificate[]::new);
        var builder = SslContextBuilder.forClient().sslProvider(SslProvider.JDK).protocols("TLSv1.3", "TLSv1.2");
        if (roots.length > 0) {
            builder.trustManager(roots);
        }
        if (shown != null) {
            builder.keyManager(shown.key(), shown.chain().toArray(X509Certificate[]::new));
        }
        try {
            return builder.endpointIdentificationAlgorithm("HTTPS").build();
        } catch (SSLException e) {
            throw new IllegalStateException("the stored keys make no TLS", e);
        }
    }
}
