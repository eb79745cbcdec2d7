package energy.switchpoint.chargepoints.boundary;

import energy.switchpoint.areas.control.NetworkAreas;
import energy.switchpoint.chargepoints.boundary.ChargepointViews.ChargepointView;
import energy.switchpoint.chargepoints.boundary.ChargepointViews.OperatorshipView;
import energy.switchpoint.chargepoints.control.Chargepoints;
import energy.switchpoint.chargepoints.control.Gateway;
import energy.switchpoint.chargepoints.entity.Chargepoint;
import energy.switchpoint.chargepoints.entity.ChargepointState;
import energy.switchpoint.chargepoints.entity.Transition;
import energy.switchpoint.operatorships.control.Operatorships;
import energy.switchpoint.platform.http.NeedsIfMatch;
import energy.switchpoint.platform.http.Versions;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.persistence.Page;
import energy.switchpoint.platform.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The chargepoints a caller may see, and what it may correct. */
@Path("chargepoints")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class ChargepointsResource {

    @Inject
    Chargepoints chargepoints;

    @Inject
    Operatorships operatorships;

    @Inject
    NetworkAreas areas;

    @Inject
    ChargepointViews views;

    @Inject
    Gateway gateway;

    @Inject
    CurrentCaller current;

    @Inject
    @ConfigProperty(name = "switchpoint.ocpp.url")
    String ocppUrl;

    @Context
    Request request;

    @GET
    @RolesAllowed({"cpo", "consumer", "dso", "platform", "service"})
    public Page<ChargepointView> list(
            @QueryParam("q") @Size(max = 100) @Nullable String words,
            @QueryParam("state") @Nullable String state,
            @QueryParam("area") @Nullable UUID area,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var caller = current.caller();
        var filter = new Chargepoints.Filter(
                words, state == null ? null : state(state), area == null ? null : areas.within(area));
        var page = chargepoints.page(caller, filter, offset, limit);
        return new Page<>(views.of(caller, page.items()), page.total());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"cpo", "consumer", "dso", "platform", "service"})
    public Response get(@PathParam("id") UUID id) {
        return answer(find(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed("cpo")
    @NeedsIfMatch
    public Response update(@PathParam("id") UUID id, @NotNull @Valid Change change) {
        var chargepoint = find(id);
        Versions.check(request, chargepoint.version());
        chargepoint.correct(
                change.label().strip(),
                change.addressLine().strip(),
                change.postcode().strip());
        chargepoints.flush();
        return answer(chargepoint);
    }

    @GET
    @Path("{id}/operatorships")
    @RolesAllowed({"consumer", "cpo", "service"})
    public List<OperatorshipView> operatorships(@PathParam("id") UUID id) {
        var found = operatorships.of(current.caller(), id);
        if (found.isEmpty()) {
            find(id); // one of ours without any is an empty list, everything else 404
        }
        return views.operatorships(found);
    }

    @POST
    @Path("{id}/credential")
    @RolesAllowed("cpo")
    public Response renewCredential(@PathParam("id") UUID id) {
        var chargepoint = find(id);
        if (chargepoint.state() == ChargepointState.SWITCHING) {
            throw Problem.conflict(
                            "chargepoint-switching",
                            "A switch is handing this charger over",
                            "Its credential is being changed by the switch. Wait until the switch is completed or returned.")
                    .asException();
        }
        return switch (gateway.newCredential(id)) {
            case Gateway.Answer.Password(var password) ->
                Response.status(Response.Status.CREATED)
                        .entity(new CredentialView(chargepoint.identity(), ocppUrl, password))
                        .build();
            case Gateway.Answer.Known() -> throw noGateway("it made no password");
            case Gateway.Answer.Unavailable(var why) -> throw noGateway(why);
        };
    }

    private static RuntimeException noGateway(String why) {
        return GatewayProblem.unavailable(
                why,
                "The charger gateway did not answer. The charger's present password stays; try again in a minute.");
    }

    @PUT
    @Path("{id}/switching")
    @RolesAllowed("service")
    public Response markSwitching(@PathParam("id") UUID id, @NotNull @Valid Mark mark) {
        var chargepoint = chargepoints.locked(id).orElseThrow(ChargepointsResource::unknown);
        var transition = mark.switching()
                ? chargepoint.beginSwitch(mark.switchId())
                : chargepoint.abandonSwitch(mark.switchId());
        return switch (transition) {
            case Transition.Changed _, Transition.Unchanged _ -> {
                chargepoints.flush();
                yield answer(chargepoint);
            }
            case Transition.NotAllowed(var state, var _) ->
                throw Problem.conflict("chargepoint-state", "Not possible now", "This charger is %s.".formatted(state))
                        .asException();
            case Transition.OtherSwitch(var other) ->
                throw Problem.conflict(
                                "chargepoint-switching",
                                "Another switch has it",
                                "Switch %s is handing this charger over.".formatted(other))
                        .with("switchId", other)
                        .asException();
        };
    }

    private Response answer(Chargepoint chargepoint) {
        return Response.ok(views.of(current.caller(), chargepoint))
                .tag(Versions.tag(chargepoint.version()))
                .build();
    }

    private Chargepoint find(UUID id) {
        return chargepoints.find(current.caller(), id).orElseThrow(ChargepointsResource::unknown);
    }

    private static RuntimeException unknown() {
        return Problem.notFound("You have no charger with this id. Look for it in your list.")
                .asException();
    }

    private static ChargepointState state(String name) {
        return Arrays.stream(ChargepointState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest(
                                "unknown-state", "state is one of " + Arrays.toString(ChargepointState.values()) + ".")
                        .asException());
    }

    public record Change(
            @NotBlank @Size(max = 80) String label,
            @NotBlank @Size(max = 200) String addressLine,
            @NotBlank @Size(max = 12) String postcode) {}

    public record Mark(@NotNull UUID switchId, @NotNull Boolean switching) {}

    /** Shown this once. */
    public record CredentialView(String identity, String url, String password) {
        @Override
        public String toString() {
            return "CredentialView[" + identity + "]";
        }
    }
}
