package energy.switchpoint.handover.entity;

import java.util.EnumSet;
import java.util.Set;

/** How far a handover is. The names are those of the API. */
public enum Phase {
    /** Asked for; the new credential is on its way to the charger, or about to be. */
    STAGED,
    /** The charger says it has taken the new credential. */
    TOLD,
    /** The charger came back with it. */
    RETURNED,
    /** All checks passed with the charger on the new credential. */
    VERIFIED,
    /** The gaining operator commands; the old credential is revoked. */
    COMMITTED,
    /** The losing operator stays; the staged credential is revoked. */
    ROLLED_BACK,
    /** The charger did not come back in time; waits for the order to roll back. */
    TIMED_OUT,
    /** The charger would not take the credential; waits for the order to roll back. */
    REFUSED;

    /** The transition table. A step that is not listed here cannot happen. */
    public Set<Phase> next() {
        return switch (this) {
            // a charger can be back before we noted that it had answered
            case STAGED -> EnumSet.of(TOLD, RETURNED, REFUSED, TIMED_OUT, ROLLED_BACK);
            case TOLD -> EnumSet.of(RETURNED, REFUSED, TIMED_OUT, ROLLED_BACK);
            case RETURNED -> EnumSet.of(VERIFIED, ROLLED_BACK);
            case VERIFIED -> EnumSet.of(COMMITTED, ROLLED_BACK);
            case TIMED_OUT, REFUSED -> EnumSet.of(ROLLED_BACK);
            case COMMITTED, ROLLED_BACK -> EnumSet.noneOf(Phase.class);
        };
    }

    public boolean isFinal() {
        return next().isEmpty();
    }

    /** The charger is still expected with its new credential. */
    public boolean waitsForCharger() {
        return this == STAGED || this == TOLD;
    }
}
