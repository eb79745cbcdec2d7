package energy.switchpoint.simulator.keys.entity;

import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonObject;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** What the charger shows of itself in TLS: its certificate with those above it, and the key to it. */
public record OwnCertificate(String keyPem, String chainPem) {

    static OwnCertificate read(JsonObject json) {
        return new OwnCertificate(json.getString("key"), json.getString("chain"));
    }

    JsonObject json() {
        return JsonText.object().add("key", keyPem).add("chain", chainPem).build();
    }

    public PrivateKey key() {
        return Pem.privateKey(keyPem);
    }

    public List<X509Certificate> chain() {
        return Pem.certificates(chainPem);
    }

    public Instant until() {
        return chain().getFirst().getNotAfter().toInstant();
    }

    @Override
    public String toString() {
        return "OwnCertificate[***]";
    }
}
