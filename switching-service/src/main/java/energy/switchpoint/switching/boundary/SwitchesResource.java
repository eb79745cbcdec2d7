package energy.switchpoint.switching.boundary;

import energy.switchpoint.platform.http.Versions;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.persistence.Page;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.switching.boundary.SwitchBodies.ObjectionBody;
import energy.switchpoint.switching.boundary.SwitchBodies.PreviewBody;
import energy.switchpoint.switching.boundary.SwitchBodies.RequestBody;
import energy.switchpoint.switching.control.NeighbourUnavailable;
import energy.switchpoint.switching.control.RequestDecision;
import energy.switchpoint.switching.control.SwitchActs;
import energy.switchpoint.switching.control.SwitchProgress;
import energy.switchpoint.switching.control.SwitchRequests;
import energy.switchpoint.switching.control.SwitchWorker;
import energy.switchpoint.switching.entity.Decision;
import energy.switchpoint.switching.entity.Objection;
import energy.switchpoint.switching.entity.OperatorSwitch;
import energy.switchpoint.switching.entity.SwitchState;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Switches: asked for, followed, objected to, withdrawn, taken back. */
@Path("switches")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SwitchesResource {

    private static final int LONGEST_PAGE = 200;

    @Inject
    CurrentCaller caller;

    @Inject
    SwitchRequests requests;

    @Inject
    Previews previews;

    @Inject
    SwitchReader reader;

    @Inject
    SwitchActs acts;

    @Inject
    SwitchWorker worker;

    @Inject
    Clock clock;

    @Context
    UriInfo address;

    @POST
    @Path("preview")
    @RolesAllowed("consumer")
    public Previews.PreviewView preview(@NotNull @Valid PreviewBody body) {
        var person = caller.requirePerson();
        return orUnavailable(() -> previews.preview(person, body.chargepointId(), new OrganisationId(body.gaining())));
    }

    @POST
    @RolesAllowed("consumer")
    public Response request(@NotNull @Valid RequestBody body) {
        var person = caller.requirePerson();
        if (body.answersTwice()) {
            throw Problem.badRequest("invalid-request", "Answer each purpose once.")
                    .asException();
        }
        return made(person, orUnavailable(() -> requests.request(person, body.ask())));
    }

    @GET
    @RolesAllowed({"consumer", "cpo", "regulator", "service"})
    public Page<SwitchView> list(
            @QueryParam("side") @Nullable String side,
            @QueryParam("open") @Nullable Boolean open,
            @QueryParam("chargepointId") @Nullable UUID chargepointId,
            @QueryParam("q") @Size(max = 100) @Nullable String q,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(LONGEST_PAGE) int limit) {
        var who = caller.caller();
        var filter = Filters.all(
                Filters.side(who, side), Filters.open(open), Filters.chargepoint(chargepointId), Filters.text(q));
        return reader.page(who, filter, offset, limit);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"consumer", "cpo", "regulator", "service"})
    public Response read(@PathParam("id") UUID id) {
        return answer(id);
    }

    @POST
    @Path("{id}/objection")
    @RolesAllowed("cpo")
    @Transactional
    public Response object(@PathParam("id") UUID id, @NotNull @Valid ObjectionBody body) {
        var operator = caller.requireMember().organisation();
        if (!find(id).isLostBy(operator)) {
            throw Refusals.noSuchSwitch().asException();
        }
        if (body.isIncomplete()) {
            throw Problem.of(
                            422,
                            "objection-incomplete",
                            "An objection needs a reason and evidence",
                            "Explain in at least ten characters what stands against the switch, and name the document or event that proves it.")
                    .asException();
        }
        var objection = new Objection(
                body.code(),
                body.explanation().strip(),
                body.evidence().strip(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return acted(id, acts.object(id, objection, caller.actor()));
    }

    @POST
    @Path("{id}/withdrawal")
    @RolesAllowed("consumer")
    @Transactional
    public Response withdraw(@PathParam("id") UUID id) {
        caller.requirePerson();
        return find(id).state() == SwitchState.WITHDRAWN
                ? answer(id)
                : acted(id, acts.withdraw(id, SwitchProgress.HOUSEHOLD));
    }

    @POST
    @Path("{id}/return")
    @RolesAllowed("consumer")
    public Response takeBack(@PathParam("id") UUID id) {
        var person = caller.requirePerson();
        var found = find(id);
        return made(person, orUnavailable(() -> requests.takeBack(person, found)));
    }

    @GET
    @Path("{id}/receipt")
    @RolesAllowed({"consumer", "cpo"})
    public ReceiptView receipt(@PathParam("id") UUID id) {
        find(id);
        return reader.receipt(caller.caller(), id)
                .orElseThrow(() -> Problem.conflict(
                                "switch-not-ended",
                                "There is no receipt yet",
                                "The receipt is made when the switch has ended. Follow the switch until then.")
                        .asException());
    }

    private Response made(PersonId person, RequestDecision decision) {
        if (!(decision instanceof RequestDecision.Accepted(var id))) {
            throw Refusals.of(decision, person).asException();
        }
        worker.nudge();
        var view = view(id);
        var location = address.getBaseUriBuilder()
                .path(SwitchesResource.class)
                .path(id.toString())
                .build();
        return Response.created(location)
                .entity(view)
                .tag(Versions.tag(view.version()))
                .build();
    }

    private Response acted(UUID id, Decision decision) {
        return switch (decision) {
            case Decision.Moved _ -> answer(id);
            case Decision.NotAllowed(var from, var _) ->
                throw Refusals.tooLate(from).asException();
            case Decision.WindowOver(var state) ->
                throw Refusals.windowOver(state).asException();
        };
    }

    private Response answer(UUID id) {
        var view = view(id);
        return Response.ok(view).tag(Versions.tag(view.version())).build();
    }

    private SwitchView view(UUID id) {
        return reader.view(caller.caller(), id)
                .orElseThrow(() -> Refusals.noSuchSwitch().asException());
    }

    private OperatorSwitch find(UUID id) {
        return reader.find(caller.caller(), id)
                .orElseThrow(() -> Refusals.noSuchSwitch().asException());
    }

    private static <T> T orUnavailable(Supplier<T> work) {
        try {
            return work.get();
        } catch (NeighbourUnavailable e) {
            throw Problem.unavailable(
                            "Another part of Switchpoint does not answer (%s). Look under your charger in a minute before you ask again: if your request arrived, it goes on by itself."
                                    .formatted(e.neighbour()))
                    .asException();
        }
    }
}
