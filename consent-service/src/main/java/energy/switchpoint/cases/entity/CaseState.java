package energy.switchpoint.cases.entity;

import java.util.EnumSet;
import java.util.Set;

/** How far a data case is. */
public enum CaseState {
    OPEN,
    WORKING,
    DONE,
    /** The due date has come and something is still missing; work goes on. */
    PARTLY_DONE,
    WITHDRAWN;

    /** The transition table. What is not listed cannot happen; {@link CaseType} may allow less. */
    public Set<CaseState> next() {
        return switch (this) {
            case OPEN -> EnumSet.of(WORKING, DONE, PARTLY_DONE, WITHDRAWN);
            case WORKING -> EnumSet.of(DONE, PARTLY_DONE);
            case PARTLY_DONE -> EnumSet.of(DONE);
            case DONE -> EnumSet.of(WITHDRAWN);
            case WITHDRAWN -> EnumSet.noneOf(CaseState.class);
        };
    }

    /** Whether somebody still has to do something. */
    public boolean isPending() {
        return this == OPEN || this == WORKING;
    }
}
