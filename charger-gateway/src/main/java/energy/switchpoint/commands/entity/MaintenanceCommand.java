package energy.switchpoint.commands.entity;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Firmware and logs. Progress comes as {@link DeviceEvent.FirmwareStatus} and {@link DeviceEvent.LogStatus}. */
public sealed interface MaintenanceCommand extends ChargerCommand {

    /**
     * Announced with the number the progress is told under.
     *
     * @param from when to fetch it
     * @param installFrom null = once fetched
     * @param signature null for unsigned firmware, which a careful charger refuses
     */
    record UpdateFirmware(
            Address image,
            Instant from,
            @Nullable Instant installFrom,
            @Nullable Signature signature) implements MaintenanceCommand {}

    /**
     * Fetch firmware and offer it to the neighbours on the local network.
     *
     * @param checksum MD5 over the whole file, in hexadecimal
     */
    record PublishFirmware(Address image, String checksum) implements MaintenanceCommand {}

    record UnpublishFirmware(String checksum) implements MaintenanceCommand {}

    /** Answered by {@link CommandOutcome.LogPromised}. {@code from} and {@code until} null = without bound. */
    record UploadLog(
            Log log,
            Address target,
            @Nullable Instant from,
            @Nullable Instant until) implements MaintenanceCommand {}

    enum Log {
        DIAGNOSTICS,
        SECURITY,
        /** What is gathered on demand about the conversation with us. */
        DATA_COLLECTOR
    }

    /**
     * Where a file lies or goes. The address may carry a password, so only its host shows.
     *
     * @param retries how often to try again; null = as the device likes
     */
    record Address(
            URI uri, @Nullable Integer retries, @Nullable Duration retryAfter) {
        public static Address of(URI uri) {
            return new Address(uri, null, null);
        }

        @Override
        public String toString() {
            return "Address[" + uri.getScheme() + "://" + uri.getHost() + "/…]";
        }
    }

    /**
     * @param certificatePem the manufacturer's signing certificate
     * @param signature over the image, base64
     */
    record Signature(String certificatePem, String signature) {}
}
