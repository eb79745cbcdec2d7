package energy.switchpoint.authority.entity;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What our own TLS port shows chargers. The key lives in memory only.
 *
 * @param chain leaf first, without the root: a charger has that already
 */
public record ServerKey(PrivateKey key, List<X509Certificate> chain) {

    public ServerKey {
        chain = List.copyOf(chain);
    }

    @Override
    public String toString() {
        return "ServerKey[" + chain.getFirst().getSubjectX500Principal() + "]";
    }
}
