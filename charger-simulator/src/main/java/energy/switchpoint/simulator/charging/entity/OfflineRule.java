package energy.switchpoint.simulator.charging.entity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a profile says about being without the operator (OCPP 2.1, K01).
 *
 * @param most after so long without the operator the profile no longer counts; null: it counts for good
 * @param gone it is then thrown away, rather than until the operator is back
 */
public record OfflineRule(@Nullable Duration most, boolean gone) {

    public static final OfflineRule NONE = new OfflineRule(null, false);

    public boolean endsAfter(Duration offline) {
        return most != null && offline.compareTo(most) > 0;
    }
}
