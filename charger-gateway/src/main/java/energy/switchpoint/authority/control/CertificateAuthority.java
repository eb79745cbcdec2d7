package energy.switchpoint.authority.control;

import energy.switchpoint.authority.entity.CertificateOrder;
import energy.switchpoint.authority.entity.ServerKey;
import energy.switchpoint.authority.entity.Withdrawn;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Signs for chargers. The default keeps its keys in a file; a hardware module or a service can take its place. */
public interface CertificateAuthority {

    X509Certificate sign(CertificateOrder order);

    /** A new key and certificate for our own TLS port, good for these host names and addresses. */
    ServerKey serverKey(List<String> names, Instant notBefore, Instant notAfter);

    /** What chargers' certificates are signed with. */
    X509Certificate issuing();

    /** What a charger has to trust. */
    X509Certificate root();

    /** The list of withdrawn certificates (RFC 5280), signed, in DER. */
    byte[] revocationList(Collection<Withdrawn> withdrawn, Instant now, Instant nextUpdate);
}
