package energy.switchpoint.signin;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret of one sign-in: whoever steals the code on its way cannot use it without this (RFC 7636, method S256). */
public record Pkce(String verifier) implements Serializable {

    static final String SESSION_KEY = Pkce.class.getName();

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** 32 random bytes, as RFC 7636 section 4.1 recommends. */
    static Pkce fresh() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new Pkce(BASE64.encodeToString(bytes));
    }

    String challenge() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return BASE64.encodeToString(digest.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
