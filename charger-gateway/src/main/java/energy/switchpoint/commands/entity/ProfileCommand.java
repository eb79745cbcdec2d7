package energy.switchpoint.commands.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Charging programmes beyond the three slots: what else is on the device, and changes while they run. */
public sealed interface ProfileCommand extends ChargerCommand {

    /**
     * Announced, then told by {@link ProgrammeEvent.ProfilesReported}.
     *
     * @param connector null = of all connectors
     * @param profileIds empty = all
     */
    record ListProfiles(@Nullable Integer connector, List<Integer> profileIds) implements ProfileCommand {
        public ListProfiles {
            profileIds = List.copyOf(profileIds);
        }
    }

    /** Which {@link ChargerCommand.DeviceRules} the device can keep. Answered by {@link CommandOutcome.DeviceRulesKnown}. */
    record ReadDeviceRules() implements ProfileCommand {}

    /** Puts a programme on the device whose limit is ours to move at any time; without news it falls back by itself. */
    record SetDynamicSchedule(int profileId, int connector, DynamicLimit now, int pollS, int validForS)
            implements ProfileCommand {}

    /** Moves the limit of a dynamic programme at once. */
    record UpdateDynamicSchedule(int profileId, DynamicLimit now) implements ProfileCommand {}

    /** Lets one transaction charge ahead of its programme, or ends that. */
    record UsePriorityCharging(String transactionId, boolean active) implements ProfileCommand {}

    /**
     * All phases together, in watts; negative = from the vehicle. Null = not touched.
     *
     * @param limitW highest power drawn
     * @param dischargeLimitW lowest (most negative) power
     * @param setpointW wanted power
     */
    record DynamicLimit(
            @Nullable Long limitW,
            @Nullable Long dischargeLimitW,
            @Nullable Long setpointW) {
        public static DynamicLimit of(long limitW) {
            return new DynamicLimit(limitW, null, null);
        }
    }
}
