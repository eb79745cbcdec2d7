package energy.switchpoint.commands.entity;

import energy.switchpoint.commands.entity.CertificateCommand.Purpose;
import energy.switchpoint.commands.entity.MaintenanceCommand.Log;
import energy.switchpoint.commands.entity.MonitoringCommand.Watch;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a charger tells of itself: settings, monitors, firmware, logs, certificates, its screen, and what it holds about a
 * person. A {@code requestId} is the number of our question ({@link CommandOutcome.Announced}); null when it tells unasked.
 */
public sealed interface DeviceEvent extends ChargerEvent {

    /**
     * @param stage the version's progress brought to a few steps
     * @param word the device's own
     */
    record FirmwareStatus(
            UUID chargepointId, Instant at, @Nullable Integer requestId, FirmwareStage stage, String word)
            implements DeviceEvent {}

    /** Firmware offered to the neighbours on the local network; {@code locations} once it is. */
    record FirmwarePublished(
            UUID chargepointId, Instant at, @Nullable Integer requestId, String word, List<String> locations)
            implements DeviceEvent {
        public FirmwarePublished {
            locations = List.copyOf(locations);
        }
    }

    record LogStatus(
            UUID chargepointId,
            Instant at,
            @Nullable Integer requestId,
            LogStage stage,
            String word,
            @Nullable Log log) implements DeviceEvent {}

    /**
     * A part of a report. The report is whole once the {@code last} part and all numbers before it are there.
     *
     * @param number of the part, from 0
     */
    record VariablesReported(
            UUID chargepointId, Instant at, int requestId, int number, boolean last, List<Variable> variables)
            implements DeviceEvent {
        public VariablesReported {
            variables = List.copyOf(variables);
        }
    }

    /** A part of a report, as {@link VariablesReported}. */
    record MonitorsReported(
            UUID chargepointId, Instant at, int requestId, int number, boolean last, List<MonitorSetting> monitors)
            implements DeviceEvent {
        public MonitorsReported {
            monitors = List.copyOf(monitors);
        }
    }

    /**
     * Something watched has happened, or is over ({@code cleared}).
     *
     * @param at when the device says it happened
     * @param eventId the device's number for it
     * @param causeEventId the event that led to it
     * @param severity 0 danger … 9 debug; null when the device does not say
     * @param tampering somebody opened or moved the charger
     */
    record MonitorTriggered(
            UUID chargepointId,
            Instant at,
            int eventId,
            @Nullable Integer causeEventId,
            SettingName what,
            String value,
            Trigger trigger,
            boolean cleared,
            boolean tampering,
            @Nullable Integer severity,
            @Nullable Integer monitorId,
            @Nullable String transactionId,
            @Nullable String techCode,
            @Nullable String techInfo)
            implements DeviceEvent {}

    /**
     * A part of what the device holds, or held, about a person. For the person's own file only: it shows nowhere.
     *
     * @param number of the part, from 0
     */
    record CustomerInformation(UUID chargepointId, Instant at, int requestId, int number, boolean last, String data)
            implements DeviceEvent {
        @Override
        public String toString() {
            return "CustomerInformation[requestId=" + requestId + ", number=" + number + ", last=" + last + "]";
        }
    }

    record DisplayMessagesReported(
            UUID chargepointId, Instant at, int requestId, boolean last, List<DisplayCommand.Message> messages)
            implements DeviceEvent {
        public DisplayMessagesReported {
            messages = List.copyOf(messages);
        }
    }

    /**
     * The device made a key pair and wants it signed. Answered with {@link CertificateCommand.InstallChargerCertificate}.
     *
     * @param csrPem the signing request, PKCS #10 in PEM
     */
    record CertificateRequested(
            UUID chargepointId,
            Instant at,
            Purpose purpose,
            String csrPem,
            @Nullable Integer requestId) implements DeviceEvent {
        @Override
        public String toString() {
            return "CertificateRequested[" + chargepointId + ", " + purpose + "]";
        }
    }

    /** Told by the answer to our own command, as the two that follow: the device holds it from now on. */
    record Reserved(UUID chargepointId, Instant at, int reservationId, int connector, Instant until)
            implements DeviceEvent {}

    record ReservationCancelled(UUID chargepointId, Instant at, int reservationId) implements DeviceEvent {}

    /** @param sent it has taken a list of this version; else it was asked for the version and told it */
    record LocalListKnown(UUID chargepointId, Instant at, int version, boolean sent) implements DeviceEvent {}

    record ReservationEnded(UUID chargepointId, Instant at, int reservationId, ReservationEnd why)
            implements DeviceEvent {}

    /** Something of a vendor's own that we have no meaning for. */
    record DataReceived(
            UUID chargepointId,
            Instant at,
            String vendor,
            @Nullable String messageId,
            @Nullable String data) implements DeviceEvent {
        @Override
        public String toString() {
            return "DataReceived[vendor=" + vendor + ", messageId=" + messageId + "]";
        }
    }

    /**
     * @param values one per attribute the device reports
     * @param dataType as the device writes it: string, decimal, integer, dateTime, boolean, OptionList, SequenceList, MemberList
     * @param allowed the words it takes, separated by commas
     */
    record Variable(
            SettingName name,
            List<AttributeValue> values,
            @Nullable String unit,
            @Nullable String dataType,
            @Nullable BigDecimal lowest,
            @Nullable BigDecimal highest,
            @Nullable String allowed,
            boolean monitorable) {
        public Variable {
            values = List.copyOf(values);
        }
    }

    /** @param value null when the device keeps it to itself */
    record AttributeValue(
            SettingName.Attribute attribute,
            @Nullable String value,
            boolean readable,
            boolean writable,
            boolean persistent) {}

    /** @param origin the device's word for who set it: hard-wired, preconfigured, custom */
    record MonitorSetting(
            int id,
            SettingName what,
            Watch watch,
            BigDecimal value,
            int severity,
            boolean onlyInTransactions,
            @Nullable String origin) {}

    enum Trigger {
        ALERT,
        CHANGE,
        PERIOD
    }

    enum FirmwareStage {
        IDLE,
        SCHEDULED,
        DOWNLOADING,
        DOWNLOADED,
        VERIFIED,
        INSTALLING,
        RESTARTING,
        INSTALLED,
        FAILED
    }

    enum LogStage {
        IDLE,
        UPLOADING,
        UPLOADED,
        CANCELLED,
        FAILED
    }

    enum ReservationEnd {
        EXPIRED,
        REMOVED,
        NO_TRANSACTION
    }
}
