package energy.switchpoint.simulator.bench.control;

import energy.switchpoint.simulator.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * Stands in for the sign-in server, which a bench does not need: the gateway under measurement trusts this key instead
 * ({@code mp.jwt.verify.publickey.location}), and checks tokens as ever.
 */
public final class BenchKey {

    private static final String PRIVATE = "bench-private.key";
    private static final String PUBLIC = "bench-public.pem";
    private static final Duration LIFE = Duration.ofHours(1);

    private final PrivateKey key;

    private BenchKey(PrivateKey key) {
        this.key = key;
    }

    /** Makes a new pair of keys in this folder. */
    public static void make(Path secrets) throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        Files.write(secrets.resolve(PRIVATE), pair.getPrivate().getEncoded());
        var pem = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPublic().getEncoded());
        Files.writeString(
                secrets.resolve(PUBLIC), "-----BEGIN PUBLIC KEY-----\n" + pem + "\n-----END PUBLIC KEY-----\n");
    }

    public static BenchKey read(Path secrets) throws IOException, GeneralSecurityException {
        var bytes = Files.readAllBytes(secrets.resolve(PRIVATE));
        return new BenchKey(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes)));
    }

    /** A token of a member of this operator. */
    public String token(String issuer, String organisation) {
        var now = Instant.now();
        var header = JsonText.object().add("alg", "RS256").add("typ", "JWT").build();
        var claims = JsonText.object()
                .add("iss", issuer)
                .add("sub", UUID.randomUUID().toString())
                .add("jti", UUID.randomUUID().toString())
                .add("preferred_username", "bench")
                .add("groups", JsonText.array().add("cpo"))
                .add("organization", JsonText.array().add(organisation))
                .add("iat", now.getEpochSecond())
                .add("exp", now.plus(LIFE).getEpochSecond())
                .build();
        var signed = encoded(header.toString().getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.toString().getBytes(StandardCharsets.UTF_8));
        return signed + "." + encoded(signature(signed));
    }

    private byte[] signature(String text) {
        try {
            var signing = Signature.getInstance("SHA256withRSA");
            signing.initSign(key);
            signing.update(text.getBytes(StandardCharsets.US_ASCII));
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
