package energy.switchpoint.simulator.charger.entity;

import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonObject;
import java.net.URI;

/**
 * One way to the operator.
 *
 * @param profile security profile: 1 a password, 2 a password over TLS, 3 certificates over TLS
 */
public record Way(int slot, URI url, int profile) {

    public static final int PASSWORD = 1;
    public static final int TLS = 2;
    public static final int CERTIFICATE = 3;

    static Way read(JsonObject json) {
        return new Way(json.getInt("slot"), URI.create(json.getString("url")), json.getInt("profile"));
    }

    JsonObject json() {
        return JsonText.object()
                .add("slot", slot)
                .add("url", url.toString())
                .add("profile", profile)
                .build();
    }

    public boolean showsCertificate() {
        return profile == CERTIFICATE;
    }

    public boolean isSecure() {
        return "wss".equals(url.getScheme());
    }
}
