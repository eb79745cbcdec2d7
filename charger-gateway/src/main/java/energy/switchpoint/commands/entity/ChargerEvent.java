package energy.switchpoint.commands.entity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a charger told us, in no version's words. Stored before the charger gets its answer. */
public sealed interface ChargerEvent
        permits ChargerEvent.Booted,
                ChargerEvent.ClockSeen,
                ChargerEvent.Connected,
                ChargerEvent.Disconnected,
                ChargerEvent.LocalAction,
                ChargerEvent.MeterSampled,
                ChargerEvent.SecurityEvent,
                ChargerEvent.StatusChanged,
                ChargerEvent.TransactionEnded,
                ChargerEvent.TransactionStarted,
                ChargerEvent.TransactionStep,
                DeviceEvent,
                ProgrammeEvent {

    UUID chargepointId();

    Instant at();

    /** @param credentialId the credential it proved itself with */
    record Connected(UUID chargepointId, Instant at, String ocppVersion, UUID credentialId, String address)
            implements ChargerEvent {}

    record Disconnected(UUID chargepointId, Instant at) implements ChargerEvent {}

    record Booted(
            UUID chargepointId,
            Instant at,
            String vendor,
            String model,
            @Nullable String serial,
            @Nullable String firmware)
            implements ChargerEvent {}

    /** @param chargerClock time the device wrote into a message, for measuring its clock */
    record ClockSeen(UUID chargepointId, Instant at, Instant chargerClock) implements ChargerEvent {}

    /** @param vendorCode the vendor's own word for the error */
    record StatusChanged(
            UUID chargepointId,
            Instant at,
            int connector,
            ConnectorStatus status,
            @Nullable String errorCode,
            @Nullable String vendorCode)
            implements ChargerEvent {

        /** For chargers that have no vendor's words. */
        public StatusChanged(
                UUID chargepointId, Instant at, int connector, ConnectorStatus status, @Nullable String errorCode) {
            this(chargepointId, at, connector, status, errorCode, null);
        }
    }

    /**
     * @param transactionId the charger's own, or the number we propose to a 1.6 charger
     * @param startKey what makes a repeated start the same start
     */
    record TransactionStarted(
            UUID chargepointId,
            Instant at,
            String transactionId,
            String startKey,
            int connector,
            @Nullable String idTag,
            long meterWh)
            implements ChargerEvent {

        /** A start with the charger's own transaction id. */
        public TransactionStarted(
                UUID chargepointId,
                Instant at,
                String transactionId,
                int connector,
                @Nullable String idTag,
                long meterWh) {
            this(chargepointId, at, transactionId, transactionId, connector, idTag, meterWh);
        }
    }

    record TransactionEnded(
            UUID chargepointId,
            Instant at,
            String transactionId,
            long meterWh,
            @Nullable String reason) implements ChargerEvent {}

    /**
     * One numbered message about a transaction, for noticing what is missing, late or told twice. What it says beside its
     * number is in events of its own.
     *
     * @param at when the device says it happened
     * @param heardAt when we got it
     * @param number the device's own count, from 0
     * @param trigger the device's word for why it tells
     * @param offline it happened while the device was not connected
     * @param remoteStartId the number of our start command that led to it
     */
    record TransactionStep(
            UUID chargepointId,
            Instant at,
            Instant heardAt,
            String transactionId,
            int connector,
            int number,
            Step step,
            String trigger,
            boolean offline,
            @Nullable Integer remoteStartId,
            @Nullable String chargingState)
            implements ChargerEvent {}

    /**
     * What a meter showed at an instant.
     *
     * @param powerW active import, negative = export
     * @param energyWh the import register
     * @param exportWh the export register
     * @param others every other value as told, such as "Current.Import@L1=31.9A"
     */
    record MeterSampled(
            UUID chargepointId,
            Instant at,
            int connector,
            @Nullable String transactionId,
            @Nullable Long powerW,
            @Nullable Long energyWh,
            @Nullable Long exportWh,
            @Nullable String others)
            implements ChargerEvent {

        public MeterSampled(
                UUID chargepointId,
                Instant at,
                int connector,
                @Nullable String transactionId,
                @Nullable Long powerW,
                @Nullable Long energyWh) {
            this(chargepointId, at, connector, transactionId, powerW, energyWh, null, null);
        }
    }

    /** Somebody stood at the charger: proof of possession (R-claim). */
    record LocalAction(UUID chargepointId, Instant at, Action action) implements ChargerEvent {}

    record SecurityEvent(UUID chargepointId, Instant at, String kind, String detail) implements ChargerEvent {}

    enum Step {
        STARTED,
        UPDATED,
        ENDED
    }

    enum Action {
        PLUGGED_IN,
        BUTTON
    }

    enum ConnectorStatus {
        AVAILABLE,
        OCCUPIED,
        CHARGING,
        SUSPENDED,
        UNAVAILABLE,
        FAULTED
    }
}
