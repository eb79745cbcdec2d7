package energy.switchpoint.calendars.entity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Random offsets of one charger's calendar edges (R062), in whole seconds. Drawn from a random seed that is made anew with
 * each calendar and kept with it, so that the drawn values stay the same on the device, in the twin and after a restart.
 */
public final class EdgeOffsets {

    private static final int SEED_BYTES = 16;

    private final byte[] seed;
    private final int maxS;

    /** Each edge comes again every week, and is asked for many times while a charger is planned. */
    private final Map<String, Long> drawn = new ConcurrentHashMap<>();

    private @Nullable Mac mac;

    /** @param maxS longest offset, from the rule pack; 0 switches the offsets off */
    public EdgeOffsets(byte[] seed, int maxS) {
        if (maxS < 0) {
            throw new IllegalArgumentException("an offset is not negative: " + maxS);
        }
        this.seed = seed.clone();
        this.maxS = maxS;
    }

    public byte[] seed() {
        return seed.clone();
    }

    public int maxS() {
        return maxS;
    }

    public static byte[] newSeed(RandomGenerator random) {
        var seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        return seed;
    }

    public static EdgeOffsets none() {
        return new EdgeOffsets(new byte[SEED_BYTES], 0);
    }

    /**
     * @param gapS seconds to the next edge; the offset stays below it, so that no edge overtakes another
     */
    public int secondsFor(String key, long gapS) {
        var bound = Math.min(maxS, Math.max(0, gapS - 1));
        return (int) Math.min(draw(key), bound);
    }

    private long draw(String key) {
        return maxS == 0 ? 0 : drawn.computeIfAbsent(key, this::anew);
    }

    private synchronized long anew(String key) {
        try {
            var keyed = mac;
            if (keyed == null) {
                keyed = Mac.getInstance("HmacSHA256");
                keyed.init(new SecretKeySpec(seed, "HmacSHA256"));
                mac = keyed;
            }
            var number = ByteBuffer.wrap(keyed.doFinal(key.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
            return Long.remainderUnsigned(number, maxS + 1L);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks HmacSHA256", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EdgeOffsets o && o.maxS == maxS && Arrays.equals(o.seed, seed);
    }

    @Override
    public int hashCode() {
        return 31 * maxS + Arrays.hashCode(seed);
    }

    /** The seed is no secret, but nobody needs to read it. */
    @Override
    public String toString() {
        return "EdgeOffsets[maxS=" + maxS + "]";
    }
}
