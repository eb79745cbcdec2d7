package energy.switchpoint.handover.boundary;

import energy.switchpoint.devices.control.Devices;
import energy.switchpoint.handover.control.DeviceProgramme;
import energy.switchpoint.handover.control.HandoverProcess;
import energy.switchpoint.handover.control.Handovers;
import energy.switchpoint.handover.control.Preflight;
import energy.switchpoint.handover.control.Verification;
import energy.switchpoint.handover.entity.Check;
import energy.switchpoint.handover.entity.Order;
import energy.switchpoint.handover.entity.Phase;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The handover of a charger, step by step, as the switching service drives it. */
@Path("devices")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HandoverResource {

    private static final int LONGEST_TIMEOUT_S = 86_400;

    @Inject
    HandoverProcess process;

    @Inject
    Handovers handovers;

    @Inject
    Verification verification;

    @Inject
    Preflight preflight;

    @Inject
    DeviceProgramme programme;

    @Inject
    Devices devices;

    @Inject
    CurrentCaller caller;

    @POST
    @Path("{id}/preflight")
    @RolesAllowed("service")
    public PreflightView preflight(@PathParam("id") UUID id) {
        if (devices.find(caller.caller(), id).isEmpty()) {
            throw unknownDevice().asException();
        }
        var found = preflight.look(id);
        return new PreflightView(found.checks(), found.ready(), found.waitForSession() ? "SESSION" : null);
    }

    @PUT
    @Path("{id}/handover/{switchId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("service")
    public HandoverView begin(
            @PathParam("id") UUID id, @PathParam("switchId") UUID switchId, @Nullable Beginning body) {
        if (body == null
                || body.gaining() == null
                || !OrganisationId.isValid(String.valueOf(body.gaining().id()))) {
            throw Problem.badRequest("gaining-missing", "Name the gaining operator by id and name.")
                    .asException();
        }
        if (body.timeoutS() < 1 || body.timeoutS() > LONGEST_TIMEOUT_S) {
            throw Problem.badRequest("timeout-outside", "timeoutS is between 1 and 86400 seconds.")
                    .asException();
        }
        return answer(process.begin(
                id, switchId, body.gaining().id(), body.gaining().name(), Duration.ofSeconds(body.timeoutS())));
    }

    @GET
    @Path("{id}/handover/{switchId}")
    @RolesAllowed("service")
    public HandoverView read(@PathParam("id") UUID id, @PathParam("switchId") UUID switchId) {
        return handovers
                .of(id, switchId)
                .map(HandoverView::of)
                .orElseThrow(() -> unknownHandover().asException());
    }

    @POST
    @Path("{id}/handover/{switchId}/verification")
    @RolesAllowed("service")
    public HandoverView verify(@PathParam("id") UUID id, @PathParam("switchId") UUID switchId) {
        return answer(verification.verify(id, switchId));
    }

    @POST
    @Path("{id}/handover/{switchId}/commit")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("service")
    public HandoverView commit(
            @PathParam("id") UUID id, @PathParam("switchId") UUID switchId, @Nullable Committing body) {
        if (body == null || body.at() == null) {
            throw Problem.badRequest("at-missing", "Say from when on the gaining operator commands.")
                    .asException();
        }
        return answer(process.commit(id, switchId, body.at()));
    }

    @POST
    @Path("{id}/handover/{switchId}/rollback")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("service")
    public HandoverView rollBack(
            @PathParam("id") UUID id, @PathParam("switchId") UUID switchId, @Nullable RollingBack body) {
        if (body == null || body.reason() == null || body.reason().length() > 300) {
            throw Problem.badRequest("reason-missing", "Give the reason in up to 300 characters.")
                    .asException();
        }
        return answer(process.rollBack(id, switchId, body.reason()));
    }

    @GET
    @Path("{id}/composite-schedule")
    @RolesAllowed({"cpo", "consumer", "service"})
    public ScheduleView compositeSchedule(
            @PathParam("id") UUID id, @QueryParam("hours") @DefaultValue("24") int hours) {
        if (devices.find(caller.caller(), id).isEmpty()) {
            throw unknownDevice().asException();
        }
        return switch (programme.week(id)) {
            case DeviceProgramme.Answer.Read(var reading) ->
                ScheduleView.of(reading, Duration.ofHours(Math.clamp(hours, 1, 168)));
            case DeviceProgramme.Answer.NotRead(var why) ->
                throw Problem.of(503, "charger-not-readable", "The charger could not be read", why)
                        .retryAfter(Duration.ofSeconds(30))
                        .asException();
        };
    }

    private static HandoverView answer(Order order) {
        return switch (order) {
            case Order.Done(var handover) -> HandoverView.of(handover);
            case Order.UnknownDevice _ -> throw unknownDevice().asException();
            case Order.UnknownHandover _ -> throw unknownHandover().asException();
            case Order.Busy _ ->
                throw Problem.conflict(
                                "handover-already-open",
                                "Another handover is under way",
                                "This charger is being handed over by another switch. Wait for its end.")
                        .asException();
            case Order.NotNow(var phase, var why) ->
                throw Problem.conflict("handover-not-now", "Not in this phase", why + " It is " + phase + ".")
                        .with("phase", phase.name())
                        .asException();
        };
    }

    private static Problem unknownDevice() {
        return Problem.notFound("The gateway does not know this charger for you. Check the id.");
    }

    private static Problem unknownHandover() {
        return Problem.notFound("There is no such handover. Begin it with PUT.");
    }

    public record PartyBody(String id, String name) {}

    public record Beginning(@Nullable PartyBody gaining, long timeoutS) {}

    public record Committing(@Nullable Instant at) {}

    public record RollingBack(@Nullable String reason) {}

    public record PreflightView(
            List<Check> checks, boolean ready, @Nullable String waitFor) {}

    public record HandoverView(
            Phase phase,
            String detail,
            List<Check> checks,
            @Nullable Long closingReadingWh,
            @Nullable ScheduleView scheduleBefore,
            @Nullable ScheduleView scheduleAfter) {

        static HandoverView of(energy.switchpoint.handover.entity.Handover h) {
            return new HandoverView(
                    h.phase(),
                    h.detail(),
                    h.checks(),
                    h.closingReadingWh(),
                    ScheduleView.ofNullable(h.scheduleBefore()),
                    ScheduleView.ofNullable(h.scheduleAfter()));
        }
    }
}
