package energy.switchpoint.sessions.entity;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Tells a meter value that came again from another one at the same instant. A charger repeats what it got no answer to, and
 * some send one instant's values in several messages.
 */
public final class SampleDigest {

    private SampleDigest() {}

    /**
     * CRC32 over the values as text. Part of the primary key of {@code meter_sample}, so it must never change.
     *
     * @param powerW active import in watts; @param energyWh, exportWh the registers; @param others all other values as told
     */
    public static int of(
            @Nullable Long powerW, @Nullable Long energyWh, @Nullable Long exportWh, @Nullable String others) {
        var crc = new CRC32();
        crc.update((text(powerW) + "|" + text(energyWh) + "|" + text(exportWh) + "|" + text(others))
                .getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
