package energy.switchpoint.certificates.control;

import energy.switchpoint.authority.control.CertificateAuthority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The list of revoked certificates for others (RFC 5280). Our own door asks the database and needs no list. */
@ApplicationScoped
public class RevocationList {

    private static final Duration NEXT_UPDATE = Duration.ofDays(1);

    /** It can be fetched by anybody: signed anew at most this often. */
    private static final Duration KEPT = Duration.ofSeconds(30);

    @Inject
    CertificateAuthority authority;

    @Inject
    ChargerCertificates certificates;

    @Inject
    Clock clock;

    private @Nullable Made made;

    private record Made(byte[] list, Instant at) {}

    public RevocationList() {}

    /** For use outside the container. */
    public RevocationList(CertificateAuthority authority, ChargerCertificates certificates, Clock clock) {
        this.authority = authority;
        this.certificates = certificates;
        this.clock = clock;
    }

    /** In DER. */
    public synchronized byte[] current() {
        var now = clock.instant();
        var known = made;
        if (known == null || known.at().plus(KEPT).isBefore(now)) {
            known = new Made(authority.revocationList(certificates.withdrawn(), now, now.plus(NEXT_UPDATE)), now);
            made = known;
        }
        return known.list();
    }
}
