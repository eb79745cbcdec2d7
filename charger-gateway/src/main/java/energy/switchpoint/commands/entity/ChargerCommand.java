package energy.switchpoint.commands.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway can ask of any charger. Each OCPP version maps it at the edge (R165, R195); what a version has no
 * message for is answered {@link CommandOutcome.Refused} in plain words. Nothing here names a version.
 *
 * <p>A {@code connector} is counted from 1; 0 is the whole chargepoint.
 */
public sealed interface ChargerCommand
        permits AuthorisationCommand,
                CertificateCommand,
                ChargerCommand.ChangeCredential,
                ChargerCommand.ClearSchedule,
                ChargerCommand.EraseCustomerData,
                ChargerCommand.ReadCompositeSchedule,
                ChargerCommand.Reset,
                ChargerCommand.SetSchedule,
                ChargerCommand.StartTransaction,
                ChargerCommand.StopTransaction,
                ChargerCommand.TriggerMeter,
                ChargerCommand.Unlock,
                DisplayCommand,
                MaintenanceCommand,
                MonitoringCommand,
                OperationCommand,
                ProfileCommand,
                SettingsCommand {

    /** Put this programme on the device, replacing the one of the same slot. Survives loss of communications. */
    record SetSchedule(Slot slot, LoadSchedule schedule) implements ChargerCommand {}

    /** Take the programme of this slot off the device. */
    record ClearSchedule(Slot slot) implements ChargerCommand {}

    /** Ask the device which limits it will follow from now on. Answered by {@link CommandOutcome.CompositeSchedule}. */
    record ReadCompositeSchedule(Duration ahead) implements ChargerCommand {}

    /** Store this password and reconnect with it. Never logged. */
    record ChangeCredential(String password) implements ChargerCommand {
        @Override
        public String toString() {
            return "ChangeCredential[***]";
        }
    }

    /** Start a transaction from afar, as "charge now" or an operator would. */
    record StartTransaction(int connector, String idTag) implements ChargerCommand {}

    record StopTransaction(String transactionId) implements ChargerCommand {}

    /** Ask for a fresh meter value. */
    record TriggerMeter(int connector) implements ChargerCommand {}

    record Unlock(int connector) implements ChargerCommand {}

    record Reset(boolean immediately) implements ChargerCommand {}

    /** Wipe what the device holds about a person: authorisation cache, local list, customer information. */
    record EraseCustomerData(String customerReference) implements ChargerCommand {}

    /** Where a programme sits on the device: each is a layer of its own, and the lowest limit of all layers wins. */
    enum Slot {
        /** What holds in place of the calendar once the device has been offline too long; under all others. */
        FALLBACK,
        /** The load control calendar; held by the device, recurring. */
        CALENDAR,
        /** The same calendar for the months of summer time, as OCPP knows no time zones. */
        SUMMER,
        /** Dates on which the calendar is not as in every week. */
        SPECIAL,
        /** Override or commanded state for the transaction that runs now. */
        SETPOINT,
        /** The ceiling of a supply limit, over the whole chargepoint. */
        CEILING
    }

    /**
     * When a device follows a programme at all.
     *
     * @param from null = from now on
     * @param until null = until it is replaced
     */
    record Validity(@Nullable Instant from, @Nullable Instant until) {
        public static final Validity ALWAYS = new Validity(null, null);

        public static Validity between(Instant from, @Nullable Instant until) {
            return new Validity(from, until);
        }

        public boolean holdsAt(Instant at) {
            return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
        }
    }

    /**
     * Limits over time in watts, from {@code start}; {@code recurring} repeats it every {@code length}: a week or a day.
     *
     * @param periods in order of offset; the first at offset 0
     * @param byDevice what the device is to do by itself, where it can
     */
    record LoadSchedule(
            Instant start,
            boolean recurring,
            Duration length,
            List<Period> periods,
            Validity validity,
            DeviceRules byDevice) {

        public LoadSchedule(Instant start, boolean recurring, Duration length, List<Period> periods) {
            this(start, recurring, length, periods, Validity.ALWAYS, DeviceRules.NONE);
        }

        public LoadSchedule(
                Instant start, boolean recurring, Duration length, List<Period> periods, DeviceRules byDevice) {
            this(start, recurring, length, periods, Validity.ALWAYS, byDevice);
        }

        public LoadSchedule during(Validity newValidity) {
            return new LoadSchedule(start, recurring, length, periods, newValidity, byDevice);
        }

        /** Counts no longer once the device has been without us for so long. */
        public LoadSchedule offlineAtMost(Duration most) {
            var rules = new DeviceRules(byDevice.randomDelayS(), Math.toIntExact(most.toSeconds()), false);
            return new LoadSchedule(start, recurring, length, periods, validity, rules);
        }

        public boolean isDaily() {
            return recurring && length.equals(Duration.ofDays(1));
        }

        public LoadSchedule {
            periods = List.copyOf(periods);
            if (periods.isEmpty() || periods.getFirst().offsetS() != 0) {
                throw new IllegalArgumentException("the first period starts at offset 0");
            }
        }
    }

    /**
     * What a device does with a schedule by itself. A device that cannot is not told: see
     * {@link ProfileCommand.ReadDeviceRules}.
     *
     * @param randomDelayS each change comes up to so many seconds late, drawn by the device; 0 = on time (R062)
     * @param offlineS seconds without us after which the schedule no longer counts; null = it counts for good (R027)
     * @param goneAfterOffline it is then gone for good, rather than until we are back
     */
    record DeviceRules(int randomDelayS, @Nullable Integer offlineS, boolean goneAfterOffline) {
        public static final DeviceRules NONE = new DeviceRules(0, null, false);
    }

    /**
     * @param limitW highest power in watts, all phases together; 0 pauses charging; negative = so much is given back to the
     *     network
     * @param exportLimitW the most that may be given back, in watts; null = not spoken of, as in any layer but the ceiling
     */
    record Period(long offsetS, long limitW, @Nullable Long exportLimitW) {

        public Period(long offsetS, long limitW) {
            this(offsetS, limitW, null);
        }

        public boolean limitsAs(Period other) {
            return limitW == other.limitW && Objects.equals(exportLimitW, other.exportLimitW);
        }
    }
}
