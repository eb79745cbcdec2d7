package energy.switchpoint.products.entity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One row of a product's fault table: fault, behaviour, restart rule (R060).
 *
 * @param code OCPP 1.6 errorCode, OCPP 2 component, or {@link #LOSS_OF_MAINS}
 * @param vendorCode OCPP 1.6 vendorErrorCode or OCPP 2 variable; empty = any
 * @param behaviour what the charger does while the fault lasts
 * @param pause at least so long after the fault is gone before it starts again by itself
 * @param words for the household
 */
public record FaultRule(
        String code,
        @Nullable String vendorCode,
        Group group,
        String behaviour,
        Restart restart,
        Duration pause,
        String words) {

    /** A charger came back from an interrupted supply while a session ran (R061). */
    public static final String LOSS_OF_MAINS = "LossOfMains";

    /** Kinds of fault that rules of safety speak of. */
    public enum Group {
        /** Residual current or insulation: never resumes by itself (R061). */
        EARTH_FAULT,
        OVERCURRENT,
        OVERTEMPERATURE,
        SUPPLY,
        VEHICLE,
        OTHER
    }

    /** What may follow when the fault is gone. */
    public enum Restart {
        /** By itself, after {@link #pause} and a random offset. */
        AUTO,
        /** When the household or the operator says so. */
        ASK,
        /** Not before a person has confirmed that the cause is found and gone. */
        NEVER
    }

    public FaultRule {
        if (group == Group.EARTH_FAULT && restart != Restart.NEVER) {
            throw new IllegalArgumentException("an earth fault never resumes by itself: " + code);
        }
        if (pause.isNegative()) {
            throw new IllegalArgumentException("a wait is not negative: " + pause);
        }
    }
}
