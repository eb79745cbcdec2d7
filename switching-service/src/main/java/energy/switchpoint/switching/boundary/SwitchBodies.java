package energy.switchpoint.switching.boundary;

import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.switching.control.Ask;
import energy.switchpoint.switching.entity.HistoryChoice;
import energy.switchpoint.switching.entity.ObjectionCode;
import energy.switchpoint.switching.entity.Purpose;
import energy.switchpoint.switching.entity.SwitchRequest.Answer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What callers send. */
public final class SwitchBodies {

    private static final String ALIAS = "[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?";

    private SwitchBodies() {}

    public record PreviewBody(
            @NotNull UUID chargepointId,
            @NotNull @Pattern(regexp = ALIAS) String gaining) {}

    public record AnswerBody(
            @NotNull Purpose purpose,
            @NotNull @Min(1) Integer noticeVersion,
            @NotNull Boolean agreed) {}

    public record RequestBody(
            @NotNull UUID chargepointId,
            @NotNull @Pattern(regexp = ALIAS) String gaining,
            @Nullable LocalDate date,
            @NotNull HistoryChoice history,
            @NotNull @Size(max = 20) List<@NotNull @Valid AnswerBody> consents,
            @NotNull Boolean termsAccepted) {

        boolean answersTwice() {
            return consents.stream().map(AnswerBody::purpose).distinct().count() < consents.size();
        }

        Ask ask() {
            var answers = consents.stream()
                    .map(a -> new Answer(a.purpose(), a.noticeVersion(), a.agreed()))
                    .toList();
            return new Ask(chargepointId, new OrganisationId(gaining), date, history, answers, termsAccepted);
        }
    }

    public record ObjectionBody(
            @NotNull ObjectionCode code,
            @NotNull @Size(max = 2000) String explanation,
            @NotNull @Size(max = 2000) String evidence) {

        boolean isIncomplete() {
            return explanation.strip().length() < 10 || evidence.strip().length() < 3;
        }
    }
}
