package energy.switchpoint.authority.control;

import energy.switchpoint.authority.entity.Pem;
import energy.switchpoint.authority.entity.Shown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** Looks at a certificate a charger shows. That the charger has its key was proved by TLS already. */
@ApplicationScoped
public class ClientCertificates {

    private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";

    @Inject
    CertificateAuthority authority;

    @Inject
    Clock clock;

    public ClientCertificates() {}

    /** For use outside the container. */
    public ClientCertificates(CertificateAuthority authority, Clock clock) {
        this.authority = authority;
        this.clock = clock;
    }

    public Shown look(X509Certificate certificate) {
        if (!signedByUs(certificate)) {
            return new Shown.NotOurs(certificate.getIssuerX500Principal().getName());
        }
        var from = certificate.getNotBefore().toInstant();
        var until = certificate.getNotAfter().toInstant();
        var now = clock.instant();
        return now.isBefore(from) || now.isAfter(until)
                ? new Shown.OutOfTime(from, until)
                : new Shown.Ours(Pem.fingerprint(certificate), commonName(certificate));
    }

    /** Our server certificates are signed by us as well: they open nothing. */
    private boolean signedByUs(X509Certificate certificate) {
        try {
            certificate.verify(authority.issuing().getPublicKey());
            var uses = certificate.getExtendedKeyUsage();
            return certificate.getBasicConstraints() < 0
                    && (uses == null ? List.<String>of() : uses).contains(CLIENT_AUTHENTICATION);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String commonName(X509Certificate certificate) {
        var names = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded())
                .getRDNs(BCStyle.CN);
        return names.length == 0
                ? ""
                : IETFUtils.valueToString(names[0].getFirst().getValue());
    }
}
