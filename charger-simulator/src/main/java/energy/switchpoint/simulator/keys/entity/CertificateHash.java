package energy.switchpoint.simulator.keys.entity;

import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * How OCPP names a certificate: by its issuer and serial number, as OCSP does (RFC 6960 §4.1.1).
 *
 * @param serial hexadecimal, without leading zeros
 */
public record CertificateHash(String algorithm, String issuerNameHash, String issuerKeyHash, String serial) {

    public static CertificateHash of(X509Certificate certificate, X509Certificate issuer) {
        return new CertificateHash(
                "SHA256",
                hash(certificate.getIssuerX500Principal().getEncoded()),
                hash(keyBits(issuer.getPublicKey())),
                certificate.getSerialNumber().toString(16));
    }

    public static CertificateHash read(JsonObject json) {
        return new CertificateHash(
                JsonText.needText(json, "hashAlgorithm"),
                JsonText.needText(json, "issuerNameHash"),
                JsonText.needText(json, "issuerKeyHash"),
                JsonText.needText(json, "serialNumber"));
    }

    public JsonObject json() {
        return JsonText.object()
                .add("hashAlgorithm", algorithm)
                .add("issuerNameHash", issuerNameHash)
                .add("issuerKeyHash", issuerKeyHash)
                .add("serialNumber", serial)
                .build();
    }

    public boolean names(CertificateHash other) {
        return algorithm.equals(other.algorithm)
                && issuerNameHash.equalsIgnoreCase(other.issuerNameHash)
                && issuerKeyHash.equalsIgnoreCase(other.issuerKeyHash)
                && serial.equalsIgnoreCase(other.serial);
    }

    /** The key itself, without the head that says of which kind it is. */
    private static byte[] keyBits(PublicKey key) {
        return SubjectPublicKeyInfo.getInstance(key.getEncoded())
                .getPublicKeyData()
                .getOctets();
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
