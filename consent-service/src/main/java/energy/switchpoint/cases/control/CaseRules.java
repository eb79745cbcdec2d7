package energy.switchpoint.cases.control;

import java.time.Period;

/** What the rule pack in force says about data cases. */
public interface CaseRules {

    /** Time to answer, from the day of asking ({@code dataCaseDue}). */
    Period due();

    /** How much later an extended case is due. */
    Period extension();
}
