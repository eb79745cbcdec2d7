package energy.switchpoint.commands.entity;

import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a charger tells about the limits it follows, whoever set them, and about the vehicle's needs. */
public sealed interface ProgrammeEvent extends ChargerEvent {

    /**
     * Somebody other than us limits the charger: an energy manager beside it, or the network's own box.
     *
     * @param connector 0 = the whole chargepoint
     * @param source the device's word, as "EMS" or "SO"
     * @param gridCritical the network says it is in need; null when not told
     * @param schedules what it was limited to, in watts; may be empty
     */
    record ExternalLimitSet(
            UUID chargepointId,
            Instant at,
            int connector,
            String source,
            @Nullable Boolean gridCritical,
            List<LoadSchedule> schedules)
            implements ProgrammeEvent {
        public ExternalLimitSet {
            schedules = List.copyOf(schedules);
        }
    }

    record ExternalLimitCleared(UUID chargepointId, Instant at, int connector, String source)
            implements ProgrammeEvent {}

    /** A part of the list of programmes on the device. */
    record ProfilesReported(
            UUID chargepointId,
            Instant at,
            int requestId,
            int connector,
            String source,
            boolean last,
            List<Profile> profiles)
            implements ProgrammeEvent {
        public ProfilesReported {
            profiles = List.copyOf(profiles);
        }
    }

    /**
     * What the vehicle asks for (ISO 15118).
     *
     * @param mode the device's word, as "AC_three_phase"
     * @param energyWh wanted until departure
     * @param maximumW highest power it takes
     * @param stateOfCharge percent
     */
    record EvNeeds(
            UUID chargepointId,
            Instant at,
            int connector,
            String mode,
            @Nullable Instant departure,
            @Nullable Long energyWh,
            @Nullable Long maximumW,
            @Nullable Integer stateOfCharge)
            implements ProgrammeEvent {}

    /** The programme the vehicle made for itself within our limits. */
    record EvSchedule(UUID chargepointId, Instant at, int connector, LoadSchedule schedule) implements ProgrammeEvent {}

    /** A transaction charges ahead of its programme, or no longer does; decided at the charger. */
    record PriorityCharging(UUID chargepointId, Instant at, String transactionId, boolean active)
            implements ProgrammeEvent {}

    /** The device asks which limit its dynamic programme has now. */
    record ScheduleAsked(UUID chargepointId, Instant at, int profileId) implements ProgrammeEvent {}

    /**
     * @param purpose the version's word, as "TxDefaultProfile"
     * @param kind the version's word, as "Recurring"
     * @param schedules limits in watts; more than one are choices for the vehicle
     */
    record Profile(
            int id,
            int stackLevel,
            String purpose,
            String kind,
            @Nullable Instant validFrom,
            @Nullable Instant validTo,
            @Nullable String transactionId,
            List<LoadSchedule> schedules) {
        public Profile {
            schedules = List.copyOf(schedules);
        }
    }
}
