package energy.switchpoint.chargepoints.entity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Identities and pairing codes that people read off a device and type: no 0 and O, no 1 and I. */
public final class Codes {

    static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Codes() {}

    /** What a charger calls itself in OCPP, for example {@code SP-7F3K9Q}. */
    public static String identity() {
        return "SP-" + random(6);
    }

    /** Eight characters, forty bits: guessed in nobody's lifetime at five tries per ten minutes. */
    public static String pairingCode() {
        return random(4) + "-" + random(4);
    }

    /**
     * What is kept of a pairing code. Keyed, because forty bits alone could be tried out by anybody who has the table.
     * Case, spaces and dashes do not matter.
     */
    public static String pairingHash(String code, byte[] key) {
        var canonical = code.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(("pairing:" + canonical).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String random(int length) {
        return RANDOM.ints(length, 0, ALPHABET.length())
                .mapToObj(i -> ALPHABET.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
