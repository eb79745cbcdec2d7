package energy.switchpoint.commands.entity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may charge: the list and cache held by the device, reservations, and the data it holds about a person. */
public sealed interface AuthorisationCommand extends ChargerCommand {

    /** Answered by {@link CommandOutcome.ListVersion}. */
    record ReadListVersion() implements AuthorisationCommand {}

    /**
     * @param whole replaces the whole list; otherwise the entries are added, changed or taken out
     * @param version the list's new version, above the one on the device
     */
    record SendList(int version, boolean whole, List<Entry> entries) implements AuthorisationCommand {
        public SendList {
            entries = List.copyOf(entries);
        }
    }

    record ClearCache() implements AuthorisationCommand {}

    /**
     * @param connector 0 = any
     * @param connectorType a plug by the protocol's word, as "cType2"; null = any
     */
    record Reserve(
            int reservationId,
            int connector,
            Instant until,
            IdToken token,
            @Nullable IdToken group,
            @Nullable String connectorType)
            implements AuthorisationCommand {}

    record CancelReservation(int reservationId) implements AuthorisationCommand {}

    /**
     * Read or clear what the device holds about a person, or both: then it tells what it cleared. Announced, then told by
     * {@link DeviceEvent.CustomerInformation}.
     */
    record CustomerData(Customer customer, boolean read, boolean clear) implements AuthorisationCommand {
        public CustomerData {
            if (!read && !clear) {
                throw new IllegalArgumentException("neither read nor clear");
            }
        }
    }

    /** @param access null takes the token out of the list */
    record Entry(IdToken token, @Nullable Access access) {}

    /** @param until null = without end */
    record Access(
            Standing standing,
            @Nullable Instant until,
            @Nullable IdToken group) {}

    enum Standing {
        ACCEPTED,
        BLOCKED,
        EXPIRED,
        INVALID
    }

    /** By what the device knows the person. */
    sealed interface Customer {
        record ByReference(String reference) implements Customer {}

        record ByToken(IdToken token) implements Customer {}

        record ByCertificate(CertificateCommand.Fingerprint fingerprint) implements Customer {}
    }
}
