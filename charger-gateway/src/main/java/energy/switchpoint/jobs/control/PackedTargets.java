package energy.switchpoint.jobs.control;

import energy.switchpoint.jobs.entity.Target;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The chargers of a job in one value of the database: for each its id (16 bytes) and its offset in seconds (2 bytes). */
final class PackedTargets {

    private static final int BYTES_EACH = 16 + 2;

    /** A charger and its offset. */
    record Packed(UUID chargepointId, int offsetS) {}

    private PackedTargets() {}

    static byte[] write(List<Target> targets) {
        var bytes = ByteBuffer.allocate(targets.size() * BYTES_EACH);
        for (var target : targets) {
            bytes.putLong(target.chargepointId().getMostSignificantBits())
                    .putLong(target.chargepointId().getLeastSignificantBits())
                    .putShort((short) target.offsetS());
        }
        return bytes.array();
    }

    static List<Packed> read(byte[] packed) {
        var bytes = ByteBuffer.wrap(packed);
        var targets = new ArrayList<Packed>(packed.length / BYTES_EACH);
        while (bytes.hasRemaining()) {
            targets.add(new Packed(new UUID(bytes.getLong(), bytes.getLong()), Short.toUnsignedInt(bytes.getShort())));
        }
        return targets;
    }
}
