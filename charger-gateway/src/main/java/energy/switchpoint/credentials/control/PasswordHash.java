package energy.switchpoint.credentials.control;

import energy.switchpoint.platform.identity.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes and hashes chargers' passwords. With 160 bits of randomness a keyed hash is as safe as a slow one, and a whole
 * fleet can come back at once. The key is a file: the database alone gives nobody a charger.
 */
@ApplicationScoped
public class PasswordHash {

    /** 20 bytes = 40 hexadecimal characters: the most OCPP 1.6 and 2.0.1 both take. */
    private static final int BYTES = 20;

    private static final String KEY_FILE = "credential.key";
    private static final String ALGORITHM = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    Secrets secrets;

    private volatile @Nullable SecretKeySpec key;
    private volatile @Nullable Mac mac;

    public PasswordHash() {}

    /** For use outside the container. */
    public PasswordHash(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    public String newPassword() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    public byte[] of(byte[] password) {
        try {
            return ((Mac) ready().clone()).doFinal(asMade(password));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] of(String password) {
        return of(password.getBytes(StandardCharsets.UTF_8));
    }

    /** In constant time. */
    public static boolean same(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }

    /** A 1.6 charger may send the 20 bytes that the 40 hexadecimal characters stand for (security whitepaper, A00.FR.205). */
    private static byte[] asMade(byte[] password) {
        return password.length == BYTES
                ? HexFormat.of().formatHex(password).getBytes(StandardCharsets.US_ASCII)
                : password;
    }

    /** Set up once and copied for each use: finding the algorithm costs more than running it. */
    private Mac ready() {
        var known = mac;
        if (known == null) {
            try {
                known = Mac.getInstance(ALGORITHM);
                known.init(key());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
            mac = known;
        }
        return known;
    }

    private SecretKeySpec key() {
        var known = key;
        if (known == null) {
            known = new SecretKeySpec(secrets.bytes(KEY_FILE), ALGORITHM);
            key = known;
        }
        return known;
    }
}
