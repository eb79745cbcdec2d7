package energy.switchpoint.certificates.control;

import energy.switchpoint.certificates.entity.SigningRequest;
import energy.switchpoint.certificates.entity.SigningRequest.Readable;
import energy.switchpoint.certificates.entity.SigningRequest.Rubbish;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.jspecify.annotations.Nullable;

/** Reads PKCS #10 requests from strangers' hands: everything that is not right is an answer, nothing is an exception. */
public final class SigningRequests {

    /** The most OCPP lets a charger send (SignCertificate, field csr). */
    private static final int LONGEST = 5500;

    /** Shorter ones can be broken (NIST SP 800-57: 112 bits of security and more). */
    private static final int SHORTEST_RSA = 2048;

    private static final int LONGEST_RSA = 8192;
    private static final int SHORTEST_CURVE = 256;

    private SigningRequests() {}

    public static SigningRequest read(String pem) {
        if (pem.length() > LONGEST) {
            return new Rubbish("it is longer than " + LONGEST + " characters");
        }
        try (var parser = new PEMParser(new StringReader(pem))) {
            return parser.readObject() instanceof PKCS10CertificationRequest request
                    ? look(request)
                    : new Rubbish("it is no PKCS #10 request in PEM");
        } catch (IOException | RuntimeException e) {
            return new Rubbish("it is no PKCS #10 request in PEM");
        }
    }

    private static SigningRequest look(PKCS10CertificationRequest request) {
        PublicKey key;
        try {
            key = new JcaPKCS10CertificationRequest(request).getPublicKey();
        } catch (GeneralSecurityException e) {
            return new Rubbish("its key is of a kind we do not take");
        }
        var weakness = weakness(key);
        if (weakness != null) {
            return new Rubbish(weakness);
        }
        if (!isSignedWith(key, request)) {
            return new Rubbish("it is not signed with the key it is for");
        }
        var commonName = one(request, BCStyle.CN);
        return commonName == null
                ? new Rubbish("its subject has no common name, or several")
                : new Readable(key, commonName, one(request, BCStyle.O));
    }

    private static @Nullable String weakness(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa
            when rsa.getModulus().bitLength() < SHORTEST_RSA || rsa.getModulus().bitLength() > LONGEST_RSA ->
                "its RSA key has %d bits; %d to %d are taken"
                        .formatted(rsa.getModulus().bitLength(), SHORTEST_RSA, LONGEST_RSA);
            case RSAPublicKey _ -> null;
            case ECPublicKey curve
            when curve.getParams().getOrder().bitLength() < SHORTEST_CURVE ->
                "its curve has %d bits; %d are needed"
                        .formatted(curve.getParams().getOrder().bitLength(), SHORTEST_CURVE);
            case ECPublicKey _ -> null;
            default -> "its key is of a kind we do not take";
        };
    }

    private static boolean isSignedWith(PublicKey key, PKCS10CertificationRequest request) {
        try {
            return request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key));
        } catch (OperatorCreationException | PKCSException e) {
            return false;
        }
    }

    private static @Nullable String one(PKCS10CertificationRequest request, ASN1ObjectIdentifier part) {
        var parts = request.getSubject().getRDNs(part);
        return parts.length == 1 ? IETFUtils.valueToString(parts[0].getFirst().getValue()) : null;
    }
}
