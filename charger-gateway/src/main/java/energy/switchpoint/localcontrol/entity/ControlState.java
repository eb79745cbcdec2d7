package energy.switchpoint.localcontrol.entity;

import java.util.EnumSet;
import java.util.Set;

/** Who is in control of a charger (R067–R070). */
public enum ControlState {
    /** The operator is in contact: what it sets counts, also over the household's programme (R069). */
    OPERATED,
    /** Nobody operates it. The charger goes on with what it has; the household may set what it likes. */
    OUT_OF_CONTACT,
    /** The household has set its programme meanwhile: it counts until the household changes it (R070). */
    HOUSEHOLD,
    /** The operator is there again. The household's programme still counts, until the operator sets one. */
    OPERATOR_BACK;

    /** The transition table. A state that is not listed here cannot be entered. */
    public Set<ControlState> next() {
        return switch (this) {
            case OPERATED -> EnumSet.of(OUT_OF_CONTACT);
            case OUT_OF_CONTACT -> EnumSet.of(HOUSEHOLD, OPERATED);
            case HOUSEHOLD -> EnumSet.of(OUT_OF_CONTACT, OPERATOR_BACK);
            case OPERATOR_BACK -> EnumSet.of(OPERATED, HOUSEHOLD);
        };
    }

    /** Nobody but the household is there to decide. */
    public boolean isWithoutOperator() {
        return this == OUT_OF_CONTACT || this == HOUSEHOLD;
    }
}
