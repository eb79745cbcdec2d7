package energy.switchpoint.commands.entity;

import java.util.Set;

/** The certificates on a charger. */
public sealed interface CertificateCommand extends ChargerCommand {

    record InstallRoot(RootUse use, String pem) implements CertificateCommand {
        @Override
        public String toString() {
            return "InstallRoot[" + use + "]";
        }
    }

    /**
     * Answered by {@link CommandOutcome.CertificatesListed}.
     *
     * @param uses empty = all the version can list
     */
    record ListCertificates(Set<Listed> uses) implements CertificateCommand {
        public ListCertificates {
            uses = Set.copyOf(uses);
        }
    }

    record DeleteCertificate(Fingerprint fingerprint) implements CertificateCommand {}

    /**
     * The answer to {@link DeviceEvent.CertificateRequested}. Shows nowhere.
     *
     * @param chainPem leaf first
     */
    record InstallChargerCertificate(Purpose purpose, String chainPem) implements CertificateCommand {
        @Override
        public String toString() {
            return "InstallChargerCertificate[" + purpose + "]";
        }
    }

    /** Asks the device for a new key pair and a signing request. */
    record RenewCertificate(Purpose purpose) implements CertificateCommand {}

    /** What a root on the device is trusted for. */
    enum RootUse {
        CENTRAL_SYSTEM,
        MANUFACTURER,
        /** Contracts of electric vehicles (ISO 15118). */
        MOBILITY_OPERATOR,
        VEHICLE_TO_GRID,
        VEHICLE_MANUFACTURER
    }

    /** What can be listed. */
    enum Listed {
        CENTRAL_SYSTEM,
        MANUFACTURER,
        MOBILITY_OPERATOR,
        VEHICLE_TO_GRID,
        VEHICLE_TO_GRID_CHAIN,
        VEHICLE_MANUFACTURER
    }

    /** What the charger's own certificate is for. */
    enum Purpose {
        /** Its connection to us. */
        CONNECTION,
        /** Its talk with electric vehicles (ISO 15118). */
        VEHICLE,
        /** The same to vehicles of ISO 15118-20. */
        VEHICLE_20
    }

    /**
     * A certificate by hashes, as chargers name it.
     *
     * @param algorithm SHA256, SHA384 or SHA512
     * @param serial hexadecimal, without leading zeros
     */
    record Fingerprint(String algorithm, String issuerNameHash, String issuerKeyHash, String serial) {}
}
