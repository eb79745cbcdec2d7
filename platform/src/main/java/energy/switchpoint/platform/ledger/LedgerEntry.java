package energy.switchpoint.platform.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act in the chain. The hash covers the body as stored, which is ciphertext where a person is in it, so the chain
 * still verifies after the person's key is gone.
 */
record LedgerEntry(
        long seq,
        Instant at,
        String kind,
        String subject,
        String actor,
        @Nullable UUID personKeyId,
        byte[] body,
        String previousHash) {

    static final String GENESIS = "0".repeat(64);

    LedgerEntry {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    String hash() {
        var head = String.join(
                "\n",
                Long.toString(seq),
                at.toString(),
                kind,
                subject,
                actor,
                String.valueOf(personKeyId),
                previousHash,
                "");
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(head.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
