package energy.switchpoint.cases.control;

import energy.switchpoint.cases.entity.Reported;
import energy.switchpoint.cases.entity.Task;
import energy.switchpoint.platform.identity.PersonId;
import java.util.List;
import java.util.UUID;

/** The services that hold something about a person and erase it when asked. */
public interface OtherServices {

    /** What came of asking. */
    sealed interface Answer {

        record Steps(List<Reported> steps) implements Answer {}

        record NoAnswer(String why) implements Answer {}
    }

    /** Asks one of them; may be repeated without harm. */
    Answer erase(Task task, PersonId person, UUID caseId);
}
