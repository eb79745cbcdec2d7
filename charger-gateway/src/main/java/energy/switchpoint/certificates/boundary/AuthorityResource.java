package energy.switchpoint.certificates.boundary;

import energy.switchpoint.authority.control.CertificateAuthority;
import energy.switchpoint.authority.entity.Pem;
import energy.switchpoint.certificates.control.RevocationList;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;

/** What anybody may know of the chargers' certificate authority: its certificates, and which ones it took back. */
@Path("public/charger-authority")
@RequestScoped
@PermitAll
public class AuthorityResource {

    @Inject
    CertificateAuthority authority;

    @Inject
    RevocationList revoked;

    /** The signing certificate, then the root to install on chargers. */
    @GET
    @Path("chain.pem")
    @Produces("application/x-pem-file")
    public String chain() {
        return Pem.of(List.of(authority.issuing(), authority.root()));
    }

    @GET
    @Path("revoked.crl")
    @Produces("application/pkix-crl")
    public byte[] revoked() {
        return revoked.current();
    }
}
