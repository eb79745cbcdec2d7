package energy.switchpoint.resets.boundary;

import energy.switchpoint.devices.boundary.OwnDevices;
import energy.switchpoint.devices.control.CommandAuthority;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.resets.control.Resets;
import energy.switchpoint.resets.control.Resets.Asker;
import energy.switchpoint.resets.entity.ResetLevel;
import energy.switchpoint.resets.entity.ResetRun;
import energy.switchpoint.resets.entity.ResetStep;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Factory resets: asked by the operator, level 1 by the household too; each step's evidence can be read (R071 to R074). */
@Path("devices")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ResetsResource {

    private static final int MOST = 50;
    private static final int LONGEST_REASON = 300;
    private static final String OWNER = "OWNER";

    @Inject
    OwnDevices own;

    @Inject
    CurrentCaller current;

    @Inject
    CommandAuthority authority;

    @Inject
    Resets resets;

    /** @param reason for level 2: where the charger moves and why */
    public record ResetRequest(
            @Nullable ResetLevel level, @Nullable String reason) {}

    public record StepView(
            ResetStep step,
            ResetRun.StepState state,
            @Nullable String evidence,
            @Nullable Instant at) {}

    public record ResetView(
            UUID id,
            ResetLevel level,
            ResetRun.State state,
            String askedBy,
            Instant askedAt,
            String reason,
            @Nullable Instant approvedAt,
            @Nullable Instant endedAt,
            List<StepView> steps) {
        static ResetView of(ResetRun r) {
            return new ResetView(
                    r.id(),
                    r.level(),
                    r.state(),
                    r.askedBy(),
                    r.askedAt(),
                    r.reason(),
                    r.approvedAt(),
                    r.endedAt(),
                    r.steps().stream()
                            .map(s -> new StepView(s.step(), s.state(), s.evidence(), s.at()))
                            .toList());
        }
    }

    @POST
    @Path("{id}/resets")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"cpo", "consumer"})
    public Response ask(@PathParam("id") UUID id, @Nullable ResetRequest body) {
        var asker = asker(id);
        var level = body == null ? null : body.level();
        var reason = body == null || body.reason() == null ? "" : body.reason().strip();
        if (level == null || reason.length() > LONGEST_REASON || level.needsApproval() && reason.isEmpty()) {
            throw Problem.badRequest(
                            "invalid-reset",
                            "level is L1, L2, L3 or L4; L2 says in reason where the charger moves and why, in up to 300 characters.")
                    .asException();
        }
        if (asker.by().equals(OWNER) && level != ResetLevel.L1) {
            throw Problem.forbidden("A household erases its own data (L1). Ask your operator for more.")
                    .asException();
        }
        return switch (resets.ask(id, level, asker, reason)) {
            case Resets.Asked.Begun(var run) ->
                Response.accepted(ResetView.of(run)).build();
            case Resets.Asked.Busy() ->
                throw Problem.conflict("reset-open", "A reset is under way", "Wait for its end; its steps can be read.")
                        .asException();
        };
    }

    @POST
    @Path("{id}/resets/{reset}/approval")
    @RolesAllowed("cpo")
    public ResetView approve(@PathParam("id") UUID id, @PathParam("reset") UUID reset) {
        var asker = asker(id);
        var run = find(id, reset);
        if (!resets.approve(run, asker)) {
            throw Problem.conflict(
                            "not-to-approve",
                            "It cannot be approved by you",
                            "It does not wait for approval, or you asked for it yourself. Let somebody else of your company approve it.")
                    .asException();
        }
        return ResetView.of(find(id, reset));
    }

    @GET
    @Path("{id}/resets")
    @RolesAllowed({"cpo", "consumer", "service"})
    public List<ResetView> list(@PathParam("id") UUID id) {
        own.require(id);
        return resets.of(id, MOST).stream().map(ResetView::of).toList();
    }

    @GET
    @Path("{id}/resets/{reset}")
    @RolesAllowed({"cpo", "consumer", "service"})
    public ResetView read(@PathParam("id") UUID id, @PathParam("reset") UUID reset) {
        own.require(id);
        return ResetView.of(find(id, reset));
    }

    private ResetRun find(UUID id, UUID reset) {
        return resets.one(reset)
                .filter(r -> r.chargepointId().equals(id))
                .orElseThrow(() -> Problem.notFound("This charger had no such reset. Check the address.")
                        .asException());
    }

    private Asker asker(UUID id) {
        own.require(id);
        return switch (current.caller()) {
            case Caller.Consumer(var person) -> new Asker(OWNER, person.toString());
            case Caller.Member(var organisation, var _, var person)
            when authority.mayCommand(organisation, id) -> new Asker(organisation.value(), person.toString());
            case Caller.Member _, Caller.Service _, Caller.Anonymous _ ->
                throw Problem.notFound("There is no such charger among yours. Check the address.")
                        .asException();
        };
    }
}
