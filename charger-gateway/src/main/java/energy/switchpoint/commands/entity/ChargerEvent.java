package energy.switchpoint.commands.entity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a charger told us, free of OCPP. Stored before the charger gets its answer. */
public sealed interface ChargerEvent {

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

    record StatusChanged(
            UUID chargepointId,
            Instant at,
            int connector,
            ConnectorStatus status,
            @Nullable String errorCode) implements ChargerEvent {}

    record TransactionStarted(
            UUID chargepointId,
            Instant at,
            String transactionId,
            int connector,
            @Nullable String idTag,
            long meterWh) implements ChargerEvent {}

    record TransactionEnded(
            UUID chargepointId,
            Instant at,
            String transactionId,
            long meterWh,
            @Nullable String reason) implements ChargerEvent {}

    /** @param powerW active import, negative = export; @param energyWh the import register */
    record MeterSampled(
            UUID chargepointId,
            Instant at,
            int connector,
            @Nullable String transactionId,
            @Nullable Long powerW,
            @Nullable Long energyWh)
            implements ChargerEvent {}

    /** Somebody stood at the charger: proof of possession (R-claim). */
    record LocalAction(UUID chargepointId, Instant at, Action action) implements ChargerEvent {}

    record SecurityEvent(UUID chargepointId, Instant at, String kind, String detail) implements ChargerEvent {}

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
