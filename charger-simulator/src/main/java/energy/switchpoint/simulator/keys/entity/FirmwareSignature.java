package energy.switchpoint.simulator.keys.entity;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;

/**
 * The manufacturer's word for an image.
 *
 * @param certificatePem of the key that signed
 * @param signature over the image with SHA-256, base64
 */
public record FirmwareSignature(String certificatePem, String signature) {

    /** Whether this root has signed the certificate, and it is valid now. */
    public boolean isVouchedForBy(X509Certificate root, Instant now) {
        try {
            var certificate = Pem.certificates(certificatePem).getFirst();
            certificate.verify(root.getPublicKey());
            return !now.isBefore(certificate.getNotBefore().toInstant())
                    && now.isBefore(certificate.getNotAfter().toInstant());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    public boolean isOf(byte[] image) {
        try {
            var key = Pem.certificates(certificatePem).getFirst().getPublicKey();
            var check = Signature.getInstance(key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
            check.initVerify(key);
            check.update(image);
            return check.verify(Base64.getMimeDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
