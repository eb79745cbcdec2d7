package energy.switchpoint.switching.entity;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Where a switch is on its way. The order is that of a switch that succeeds, then the ways it can fail. */
public enum SwitchState {
    /** Asked for; the losing operator may object. */
    REQUESTED,
    /** Nobody objected; waits for its date. */
    SCHEDULED,
    /** The device is being looked at, and waited for. */
    PREPARING,
    /** The device has been given its new credential and is expected back with it. */
    HANDING_OVER,
    /** The device is back and shows that it still does what it did. */
    VERIFYING,
    /** The operatorship moves. From here there is no way back but a new switch. */
    SETTLING,
    COMPLETED,
    /** The device is being put back to the old operator. */
    ROLLING_BACK,
    /** The device is where it was. */
    RETURNED,
    OBJECTED,
    WITHDRAWN,
    EXPIRED;

    /** The transition table. A state that is not listed here cannot be entered. */
    public Set<SwitchState> next() {
        return switch (this) {
            case REQUESTED -> EnumSet.of(SCHEDULED, OBJECTED, WITHDRAWN, EXPIRED);
            case SCHEDULED -> EnumSet.of(PREPARING, WITHDRAWN, EXPIRED);
            case PREPARING -> EnumSet.of(HANDING_OVER, WITHDRAWN, EXPIRED);
            case HANDING_OVER -> EnumSet.of(VERIFYING, ROLLING_BACK);
            case VERIFYING -> EnumSet.of(SETTLING, ROLLING_BACK);
            case SETTLING -> EnumSet.of(COMPLETED, ROLLING_BACK);
            case ROLLING_BACK -> EnumSet.of(RETURNED);
            case COMPLETED, RETURNED, OBJECTED, WITHDRAWN, EXPIRED -> Collections.emptySet();
        };
    }

    public boolean isFinal() {
        return next().isEmpty();
    }

    /** Nothing has been changed on the device yet, so the household may still take its request back. */
    public boolean mayBeWithdrawn() {
        return next().contains(WITHDRAWN);
    }
}
