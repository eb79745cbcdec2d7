package energy.switchpoint.switching;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Where a switch stands, in the switching service's own words. */
public enum SwitchState {
    REQUESTED,
    SCHEDULED,
    PREPARING,
    HANDING_OVER,
    VERIFYING,
    SETTLING,
    COMPLETED,
    ROLLING_BACK,
    RETURNED,
    OBJECTED,
    WITHDRAWN,
    EXPIRED;

    private static final List<SwitchState> GOOD_WAY =
            List.of(REQUESTED, SCHEDULED, PREPARING, HANDING_OVER, VERIFYING, SETTLING, COMPLETED);

    private static final Set<SwitchState> ENDED = EnumSet.of(COMPLETED, RETURNED, OBJECTED, WITHDRAWN, EXPIRED);

    public boolean isEnded() {
        return ENDED.contains(this);
    }

    /** Not the way it was meant to go. */
    public boolean isBad() {
        return !GOOD_WAY.contains(this);
    }

    /** What comes next if all goes well. */
    public List<SwitchState> ahead() {
        return switch (this) {
            case ROLLING_BACK -> List.of(RETURNED);
            case RETURNED, OBJECTED, WITHDRAWN, EXPIRED -> List.of();
            default -> GOOD_WAY.subList(GOOD_WAY.indexOf(this) + 1, GOOD_WAY.size());
        };
    }
}
