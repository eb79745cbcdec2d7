package energy.switchpoint.authority.control;

import energy.switchpoint.authority.entity.CertificateOrder;
import energy.switchpoint.authority.entity.ServerKey;
import energy.switchpoint.authority.entity.Withdrawn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** A real authority in a folder of its own, made when it is first needed. */
public final class AuthorityForTests implements CertificateAuthority {

    private CertificateAuthority real;

    /** A charger's key, as its own hardware would make it. */
    public static KeyPair newKeys() {
        return X509.newKeys();
    }

    @Override
    public X509Certificate sign(CertificateOrder order) {
        return real().sign(order);
    }

    @Override
    public ServerKey serverKey(List<String> names, Instant notBefore, Instant notAfter) {
        return real().serverKey(names, notBefore, notAfter);
    }

    @Override
    public X509Certificate issuing() {
        return real().issuing();
    }

    @Override
    public X509Certificate root() {
        return real().root();
    }

    @Override
    public byte[] revocationList(Collection<Withdrawn> withdrawn, Instant now, Instant nextUpdate) {
        return real().revocationList(withdrawn, now, nextUpdate);
    }

    private synchronized CertificateAuthority real() {
        if (real == null) {
            try {
                Path folder = Files.createTempDirectory("authority");
                real = new FileCertificateAuthority(folder, Clock.systemUTC());
                // it has read its keys: nothing is left behind
                try (var files = Files.list(folder)) {
                    for (var file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return real;
    }
}
