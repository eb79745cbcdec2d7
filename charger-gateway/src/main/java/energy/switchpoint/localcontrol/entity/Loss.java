package energy.switchpoint.localcontrol.entity;

import java.time.Instant;

/** That nobody operates a charger, why, and since when. */
public record Loss(Cause cause, Instant since) {

    /** Why nobody operates it; the first that holds is named. */
    public enum Cause {
        /** It has none: its operator ceased, or none was ever chosen. */
        NO_OPERATOR,
        /** Its operator's systems have not been heard of for so long that they do not manage it any more. */
        OPERATOR_SILENT,
        /** The charger itself cannot be reached; what is set now reaches it when it is back. */
        CHARGER_SILENT
    }
}
