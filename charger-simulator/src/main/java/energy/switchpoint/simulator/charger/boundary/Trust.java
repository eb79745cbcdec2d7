package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;
import energy.switchpoint.simulator.keys.entity.CertificateHash;
import energy.switchpoint.simulator.keys.entity.Pem;
import energy.switchpoint.simulator.keys.entity.Root;
import energy.switchpoint.simulator.keys.entity.RootUse;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Roots and the charger's own certificate, as both versions let an operator deal with them; answers are OCPP's words. */
final class Trust {

    private final Firmware firmware;

    Trust(Firmware firmware) {
        this.firmware = firmware;
    }

    String install(Optional<RootUse> use, String pem) {
        if (use.isEmpty() || !isRoot(pem)) {
            return "Rejected";
        }
        return firmware.keys().install(new Root(use.get(), pem)) ? "Accepted" : "Failed";
    }

    /** One that may sign others, and is valid by the charger's clock. */
    private boolean isRoot(String pem) {
        try {
            X509Certificate certificate = Pem.certificates(pem).getFirst();
            var now = firmware.clock().now();
            return certificate.getBasicConstraints() >= 0
                    && !now.isBefore(certificate.getNotBefore().toInstant())
                    && now.isBefore(certificate.getNotAfter().toInstant());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The last root that the connection in use stands on stays: without it the charger could not come back. */
    String delete(CertificateHash hash) {
        var vault = firmware.keys().vault();
        var left = vault.without(root -> root.hash().names(hash));
        if (firmware.ways().current().isSecure()
                && vault.trusts(RootUse.CENTRAL_SYSTEM)
                && !left.trusts(RootUse.CENTRAL_SYSTEM)) {
            return "Failed";
        }
        return firmware.keys().delete(hash) ? "Accepted" : "NotFound";
    }

    String certify(String chainPem) {
        return firmware.certificates().take(chainPem) ? "Accepted" : "Rejected";
    }

    /** A05.FR.02 and .03: what a profile stands on must be there before it is used; and none below what has worked. */
    boolean canUse(int profile) {
        var vault = firmware.keys().vault();
        return profile >= Math.max(1, firmware.ways().reached())
                && profile <= 3
                && (profile < 2 || vault.trusts(RootUse.CENTRAL_SYSTEM))
                && (profile < 3 || vault.own() != null);
    }
}
