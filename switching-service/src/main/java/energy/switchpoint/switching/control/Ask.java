package energy.switchpoint.switching.control;

import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.switching.entity.HistoryChoice;
import energy.switchpoint.switching.entity.Purpose;
import energy.switchpoint.switching.entity.SwitchRequest.Answer;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a household asks for, before anything about it was checked. */
public record Ask(
        UUID chargepointId,
        OrganisationId gaining,
        @Nullable LocalDate day,
        HistoryChoice history,
        List<Answer> answers,
        boolean termsAccepted) {

    public Ask {
        answers = List.copyOf(answers);
    }

    boolean agreesTo(Purpose purpose) {
        return answers.stream().anyMatch(a -> a.purpose() == purpose && a.agreed());
    }
}
