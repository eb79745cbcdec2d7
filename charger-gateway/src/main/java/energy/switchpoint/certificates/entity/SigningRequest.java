package energy.switchpoint.certificates.entity;

import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/** A charger's wish for a certificate, once somebody has looked at it. */
public sealed interface SigningRequest {

    /** Signed with the key it is for, which is strong enough. What it asks for beside name and key is not granted. */
    record Readable(
            PublicKey key, String commonName, @Nullable String organisation) implements SigningRequest {}

    /** @param why for the one who set the charger up */
    record Rubbish(String why) implements SigningRequest {}
}
