package energy.switchpoint.simulator.keys.control;

import energy.switchpoint.simulator.keys.entity.FreshKey;
import energy.switchpoint.simulator.keys.entity.Pem;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Keys as a charger's own chip makes them, and the request for a certificate to them (PKCS #10). */
public final class SigningRequest {

    private static final SecureRandom RANDOM = new SecureRandom();

    private SigningRequest() {}

    /** P-256, which the security whitepaper's chapter 4 names first. */
    public static FreshKey newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return FreshKey.of(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param commonName the charger's identity
     * @param organisation its operator's name, as the operator has set it; empty when it has not
     */
    public static String pem(FreshKey key, String commonName, String organisation) {
        var name = new X500NameBuilder(BCStyle.INSTANCE);
        if (!organisation.isBlank()) {
            name.addRDN(BCStyle.O, organisation);
        }
        name.addRDN(BCStyle.CN, commonName);
        var keys = key.keys();
        try {
            var request = new JcaPKCS10CertificationRequestBuilder(name.build(), keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
            return Pem.text("CERTIFICATE REQUEST", request.getEncoded());
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
