package energy.switchpoint.commands.entity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of a command. "Accepted" is the device's word, not proof that it acts on it. */
public sealed interface CommandOutcome {

    record Accepted(Instant at) implements CommandOutcome {}

    /** @param reason the device's own word, in plain letters */
    record Refused(Instant at, String reason) implements CommandOutcome {}

    record TimedOut(Instant at) implements CommandOutcome {}

    record NotConnected() implements CommandOutcome {}

    /** Accepted, and the device told something with it. */
    sealed interface Told extends CommandOutcome {
        Instant at();
    }

    /** The limits the device says it will follow, in watts, as it answered them. */
    record CompositeSchedule(Instant at, Instant start, List<ChargerCommand.Period> periods) implements Told {
        public CompositeSchedule {
            periods = List.copyOf(periods);
        }
    }

    /** It will be done, once what runs now has ended. */
    record Later(Instant at) implements Told {}

    /** What was asked for comes in messages of its own, as events with this number. */
    record Announced(Instant at, int requestId) implements Told {}

    /** What was asked for does not exist on the device: an empty list, not a refusal. */
    record Nothing(Instant at) implements Told {}

    /** Settings as they are, and the names the device does not know. */
    record SettingsRead(Instant at, List<SettingValue> values, List<SettingName> unknown) implements Told {
        public SettingsRead {
            values = List.copyOf(values);
            unknown = List.copyOf(unknown);
        }
    }

    /**
     * @param value null when the device keeps it to itself
     * @param refusal its word when it does not tell; null when it told
     */
    record SettingValue(
            SettingName name,
            @Nullable String value,
            boolean readOnly,
            @Nullable String refusal) {}

    record SettingsWritten(Instant at, List<SettingResult> results) implements Told {
        public SettingsWritten {
            results = List.copyOf(results);
        }

        public boolean allTaken() {
            return results.stream().noneMatch(r -> r.effect() == Effect.REFUSED);
        }
    }

    /** @param word the device's own */
    record SettingResult(SettingName name, Effect effect, String word) {}

    enum Effect {
        APPLIED,
        AFTER_RESTART,
        REFUSED
    }

    record MonitorsSet(Instant at, List<MonitorResult> results) implements Told {
        public MonitorsSet {
            results = List.copyOf(results);
        }
    }

    /** @param id the device's number for it; null when refused */
    record MonitorResult(
            @Nullable Integer id, SettingName what, MonitoringCommand.Watch watch, boolean set, String word) {}

    /** @param words the device's word by monitor number */
    record MonitorsCleared(Instant at, Map<Integer, String> words) implements Told {
        public MonitorsCleared {
            words = Map.copyOf(words);
        }
    }

    record ListVersion(Instant at, int version) implements Told {}

    /** @param running null when the device was not asked for one transaction */
    record TransactionStatus(Instant at, @Nullable Boolean running, boolean messagesWait) implements Told {}

    /** @param fileName null when the device has not said */
    record LogPromised(Instant at, int requestId, @Nullable String fileName) implements Told {}

    /** @param offline it heeds how long it has been without us */
    record DeviceRulesKnown(Instant at, boolean randomDelay, boolean offline, boolean dynamic, boolean priority)
            implements Told {}

    record CertificatesListed(Instant at, List<InstalledCertificate> certificates) implements Told {
        public CertificatesListed {
            certificates = List.copyOf(certificates);
        }
    }

    /** @param children the chain below it, where the device tells it */
    record InstalledCertificate(
            CertificateCommand.Listed use,
            CertificateCommand.Fingerprint fingerprint,
            List<CertificateCommand.Fingerprint> children) {
        public InstalledCertificate {
            children = List.copyOf(children);
        }
    }

    /** Its contents are a vendor's own and show nowhere. */
    record DataAnswered(Instant at, @Nullable String data) implements Told {
        @Override
        public String toString() {
            return "DataAnswered[***]";
        }
    }
}
