package energy.switchpoint.cases.control;

import energy.switchpoint.cases.entity.DataCase;
import java.util.UUID;

/** What came of asking for a right. */
public sealed interface Opening {

    record Opened(DataCase dataCase) implements Opening {}

    /** The same is being worked on, or in force, already. */
    record AlreadyOpen(UUID caseId) implements Opening {}
}
