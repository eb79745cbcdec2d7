package energy.switchpoint.certificates.control;

import energy.switchpoint.authority.entity.Pem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Signing requests as a charger would make them, and as it would not. */
final class Requests {

    private Requests() {}

    static String pem(KeyPair keys, String subject) {
        return pem(request(keys, keys, subject));
    }

    /** For one key, signed with another. */
    static PKCS10CertificationRequest request(KeyPair keys, KeyPair signedWith, String subject) {
        try {
            var algorithm = signedWith.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            return new JcaPKCS10CertificationRequestBuilder(new X500Principal(subject), keys.getPublic())
                    .build(new JcaContentSignerBuilder(algorithm).build(signedWith.getPrivate()));
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    static String pem(PKCS10CertificationRequest request) {
        try {
            return Pem.of("CERTIFICATE REQUEST", request.getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
