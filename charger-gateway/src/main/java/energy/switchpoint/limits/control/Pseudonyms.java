package energy.switchpoint.limits.control;

import energy.switchpoint.platform.identity.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Names for chargers that stay the same for one network operator and mean nothing to anybody else. */
@ApplicationScoped
public class Pseudonyms {

    private static final int BYTES = 10;

    @Inject
    Secrets secrets;

    public String of(String dsoId, UUID chargepointId) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secrets.bytes("credential.key"), "HmacSHA256"));
            var text = "pseudonym|" + dsoId + "|" + chargepointId;
            var full = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return "cp-" + HexFormat.of().formatHex(Arrays.copyOf(full, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks HmacSHA256", e);
        }
    }
}
