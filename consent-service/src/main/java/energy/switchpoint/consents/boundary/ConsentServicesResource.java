package energy.switchpoint.consents.boundary;

import energy.switchpoint.consents.control.Answers;
import energy.switchpoint.consents.control.Answers.Answer;
import energy.switchpoint.consents.control.Answers.Recorded;
import energy.switchpoint.consents.control.Permissions;
import energy.switchpoint.consents.control.Relations;
import energy.switchpoint.consents.entity.Consent;
import energy.switchpoint.consents.entity.Decision;
import energy.switchpoint.consents.entity.Grant;
import energy.switchpoint.notices.entity.Purpose;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Consents as other services report and ask for them. */
@Path("consents")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
@RolesAllowed("service")
public class ConsentServicesResource {

    @Inject
    Answers answers;

    @Inject
    Permissions permissions;

    @Inject
    Relations relations;

    @Inject
    CurrentCaller caller;

    @POST
    @Path("decisions")
    public List<Standing> record(@Valid @NotNull DecisionsReport report) {
        return switch (answers.record(report.source(), report.answers())) {
            case Recorded.Stands(var decisions) ->
                decisions.stream().flatMap(Standing::of).toList();
            case Recorded.OtherAnswers() ->
                throw Problem.of(
                                422,
                                "other-answers-recorded",
                                "This source has reported other answers",
                                "Use a new source for a new round of questions.")
                        .asException();
            case Recorded.UnknownNotice(var grant) ->
                throw Problem.conflict(
                                "notice-outdated",
                                "There is no such wording",
                                "Show the person the notice in force for %s and report the answer to that one."
                                        .formatted(grant.purpose()))
                        .asException();
        };
    }

    @POST
    @Path("end")
    public Ended end(@Valid @NotNull EndReport report) {
        return new Ended(relations.end(
                new PersonId(report.personId()),
                report.recipient(),
                report.chargepointId(),
                caller.actor(),
                report.reason()));
    }

    @GET
    @Path("check")
    public Checked check(
            @QueryParam("personId") @NotNull UUID personId,
            @QueryParam("recipient") @NotNull String recipient,
            @QueryParam("purpose") @NotNull Purpose purpose,
            @QueryParam("chargepointId") @NotNull UUID chargepointId) {
        return permissions
                .standing(new PersonId(personId), recipient, chargepointId, purpose)
                .map(Consent::id)
                .map(id -> new Checked(true, id))
                .orElseGet(() -> new Checked(false, null));
    }

    public record DecisionsReport(
            @NotNull UUID personId,

            @NotNull @Pattern(regexp = "[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
            String recipient,

            @NotNull UUID chargepointId,
            @NotNull @Size(min = 1, max = 100) String source,
            @NotNull @Size(max = 20) List<@Valid @NotNull OneDecision> decisions) {

        List<Answer> answers() {
            return decisions.stream()
                    .map(one -> new Answer(
                            new Grant(
                                    new PersonId(personId),
                                    new OrganisationId(recipient),
                                    chargepointId,
                                    one.purpose(),
                                    one.noticeVersion(),
                                    source),
                            one.agreed()))
                    .toList();
        }
    }

    public record OneDecision(
            @NotNull Purpose purpose, @Min(1) int noticeVersion, boolean agreed) {}

    public record Standing(UUID consentId, Purpose purpose) {

        static Stream<Standing> of(Decision decision) {
            return decision.consentId().map(id -> new Standing(id, decision.purpose())).stream();
        }
    }

    public record EndReport(
            @NotNull UUID personId,
            @NotNull String recipient,
            @NotNull UUID chargepointId,
            @NotNull @Size(min = 1, max = 200) String reason) {}

    public record Ended(int ended) {}

    public record Checked(boolean given, @Nullable UUID consentId) {}
}
