package energy.switchpoint.simulator.keys.entity;

import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonObject;
import java.security.cert.X509Certificate;

/** A root the charger was given to trust. */
public record Root(RootUse use, String pem) {

    static Root read(JsonObject json) {
        return new Root(RootUse.valueOf(json.getString("use")), json.getString("pem"));
    }

    JsonObject json() {
        return JsonText.object().add("use", use.name()).add("pem", pem).build();
    }

    public X509Certificate certificate() {
        return Pem.certificates(pem).getFirst();
    }

    public CertificateHash hash() {
        return CertificateHash.of(certificate(), certificate());
    }
}
