package energy.switchpoint.simulator.keys.entity;

import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonObject;
import java.security.KeyPair;

/** A key pair without a certificate yet. */
public record FreshKey(String privatePem, String publicPem) {

    public static FreshKey of(KeyPair keys) {
        return new FreshKey(
                Pem.text("PRIVATE KEY", keys.getPrivate().getEncoded()),
                Pem.text("PUBLIC KEY", keys.getPublic().getEncoded()));
    }

    static FreshKey read(JsonObject json) {
        return new FreshKey(json.getString("private"), json.getString("public"));
    }

    JsonObject json() {
        return JsonText.object()
                .add("private", privatePem)
                .add("public", publicPem)
                .build();
    }

    public KeyPair keys() {
        return new KeyPair(Pem.publicKey(publicPem), Pem.privateKey(privatePem));
    }

    @Override
    public String toString() {
        return "FreshKey[***]";
    }
}
