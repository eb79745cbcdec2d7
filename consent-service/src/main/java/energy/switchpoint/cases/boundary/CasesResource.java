package energy.switchpoint.cases.boundary;

import energy.switchpoint.accesses.control.PersonLog;
import energy.switchpoint.cases.control.CaseBook;
import energy.switchpoint.cases.control.Opening;
import energy.switchpoint.cases.entity.CaseState;
import energy.switchpoint.cases.entity.CaseStep;
import energy.switchpoint.cases.entity.CaseSteps;
import energy.switchpoint.cases.entity.CaseType;
import energy.switchpoint.cases.entity.DataCase;
import energy.switchpoint.cases.entity.DataCase.Move;
import energy.switchpoint.cases.entity.DataCases;
import energy.switchpoint.platform.identity.Caller.Consumer;
import energy.switchpoint.platform.identity.Caller.Member;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.persistence.Page;
import energy.switchpoint.platform.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Asking for a right and following what becomes of it. */
@Path("cases")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class CasesResource {

    @Inject
    DataCases cases;

    @Inject
    CaseSteps steps;

    @Inject
    CaseBook book;

    @Inject
    PersonLog log;

    @Inject
    Clock clock;

    @Inject
    CurrentCaller caller;

    @Inject
    @ConfigProperty(name = "switchpoint.consent.url")
    String ownUrl;

    @GET
    @RolesAllowed({"consumer", "platform"})
    public Page<CaseView> list(
            @QueryParam("state") @Nullable CaseState state,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        var page = cases.page(caller.caller(), state, offset, limit);
        var stepsOf = steps.of(page.items().stream().map(DataCase::id).toList());
        return page.map(dataCase -> view(dataCase, stepsOf.getOrDefault(dataCase.id(), List.of())));
    }

    @POST
    @RolesAllowed("consumer")
    public Response open(@Valid @NotNull CaseOrder order) {
        return switch (book.open(caller.requirePerson(), order.type(), order.detail())) {
            case Opening.Opened(var opened) ->
                Response.created(URI.create(ownUrl + "/cases/" + opened.id()))
                        .entity(view(opened))
                        .build();
            case Opening.AlreadyOpen(var id) ->
                throw Problem.conflict(
                                "case-already-open",
                                "You have asked for this already",
                                "Follow the request you made; there is no need to ask twice.")
                        .with("caseId", id.toString())
                        .asException();
        };
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"consumer", "platform"})
    public CaseView one(@PathParam("id") UUID id) {
        var found = find(id);
        if (caller.caller() instanceof Member member && found.type().needsHuman()) {
            log.looked(found.person(), member.organisation().value(), "What you wrote in a request", clock.instant());
            return CaseView.forWhoAnswers(found, steps.of(id));
        }
        return view(found);
    }

    @POST
    @Path("{id}/withdrawal")
    @RolesAllowed("consumer")
    public CaseView withdraw(@PathParam("id") UUID id) {
        var found = find(id);
        return switch (book.withdraw(found)) {
            case Move.Moved _ -> view(found);
            case Move.NotAllowed _ ->
                throw Problem.conflict(
                                "case-too-late",
                                "Too late to take this back",
                                "This request is already being carried out or has ended. Follow it to see what was done.")
                        .asException();
        };
    }

    @POST
    @Path("{id}/answer")
    @RolesAllowed("platform")
    public CaseView answer(@PathParam("id") UUID id, @Valid @NotNull AnswerOrder order) {
        var found = find(id);
        return switch (book.answer(found, order.outcome().state(), order.text())) {
            case Move.Moved _ -> view(found);
            case Move.NotAllowed refused ->
                throw Problem.conflict(
                                "case-not-answerable",
                                "This case takes no answer",
                                "It is %s, or it is carried out by the system. Look at its steps instead."
                                        .formatted(refused.from()))
                        .asException();
        };
    }

    @POST
    @Path("{id}/extension")
    @RolesAllowed("platform")
    public CaseView extend(@PathParam("id") UUID id, @Valid @NotNull ExtensionOrder order) {
        var found = find(id);
        if (!book.extend(found, order.reason())) {
            throw Problem.conflict(
                            "case-not-extendable",
                            "This case cannot be extended",
                            "A case is extended once, and only while it is open. Answer it by its due date.")
                    .asException();
        }
        return view(found);
    }

    private DataCase find(UUID id) {
        return cases.find(caller.caller(), id)
                .orElseThrow(() -> Problem.notFound("There is no such request of yours. See the list of your requests.")
                        .asException());
    }

    private CaseView view(DataCase dataCase) {
        return view(dataCase, steps.of(dataCase.id()));
    }

    private CaseView view(DataCase dataCase, List<CaseStep> itsSteps) {
        return caller.caller() instanceof Consumer
                ? CaseView.forPerson(dataCase, itsSteps)
                : CaseView.forPlatform(dataCase, itsSteps);
    }

    public record CaseOrder(
            @NotNull CaseType type,
            @Size(max = 2000) @Nullable String detail) {}

    public record AnswerOrder(
            @NotNull Outcome outcome,
            @NotNull @Size(min = 1, max = 2000) String text) {}

    public record ExtensionOrder(
            @NotNull @Size(min = 1, max = 500) String reason) {}

    /** How a human's answer may end a case. */
    public enum Outcome {
        DONE,
        PARTLY_DONE;

        CaseState state() {
            return switch (this) {
                case DONE -> CaseState.DONE;
                case PARTLY_DONE -> CaseState.PARTLY_DONE;
            };
        }
    }
}
