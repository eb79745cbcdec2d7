package energy.switchpoint.cases.entity;

import java.util.EnumSet;
import java.util.Set;

/** The rights a person can ask for (UK GDPR and GDPR Art. 15–18, 21, 22). */
public enum CaseType {
    ACCESS,
    ERASURE,
    RECTIFICATION,
    RESTRICTION,
    OBJECTION,
    EXPLANATION;

    /** In which states the person can take the request back. What is erased stays erased; a restriction can be lifted. */
    public Set<CaseState> withdrawableIn() {
        return switch (this) {
            case ACCESS, ERASURE, RECTIFICATION, OBJECTION, EXPLANATION -> EnumSet.of(CaseState.OPEN);
            case RESTRICTION -> EnumSet.of(CaseState.OPEN, CaseState.DONE);
        };
    }

    /** Whether a human has to answer before the case is done. */
    public boolean needsHuman() {
        return switch (this) {
            case RECTIFICATION, OBJECTION, EXPLANATION -> true;
            case ACCESS, ERASURE, RESTRICTION -> false;
        };
    }
}
