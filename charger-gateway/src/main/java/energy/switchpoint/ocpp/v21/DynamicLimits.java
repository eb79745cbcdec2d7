package energy.switchpoint.ocpp.v21;

import energy.switchpoint.commands.entity.ProfileCommand.DynamicLimit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The limits of one connection's dynamic profiles as we last moved them, for a station that asks. */
final class DynamicLimits {

    private final Map<Integer, DynamicLimit> byProfile = new ConcurrentHashMap<>(1);

    void moved(int profileId, DynamicLimit now) {
        byProfile.put(profileId, now);
    }

    Optional<DynamicLimit> of(int profileId) {
        return Optional.ofNullable(byProfile.get(profileId));
    }
}
