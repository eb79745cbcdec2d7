package energy.switchpoint.chargepoints.entity;

import java.util.EnumSet;
import java.util.Set;

/** Whether a chargepoint has an operator, and whether that is about to change. Architecture §3. */
public enum ChargepointState {
    /** Installed with no operator linked, as in a new home (R146). */
    UNASSIGNED,
    ASSIGNED,
    /** A switch is handing it over. */
    SWITCHING,
    /** Its operator has failed; the platform keeps its programme running (R012). */
    ORPHANED,
    RETIRED;

    /** The transition table. What is not listed here cannot happen. */
    public Set<ChargepointState> next() {
        return switch (this) {
            case UNASSIGNED -> EnumSet.of(ASSIGNED, SWITCHING, RETIRED);
            case ASSIGNED -> EnumSet.of(SWITCHING, UNASSIGNED, ORPHANED, RETIRED);
            case SWITCHING -> EnumSet.of(ASSIGNED, UNASSIGNED, ORPHANED);
            case ORPHANED -> EnumSet.of(ASSIGNED, SWITCHING, UNASSIGNED, RETIRED);
            case RETIRED -> EnumSet.noneOf(ChargepointState.class);
        };
    }
}
