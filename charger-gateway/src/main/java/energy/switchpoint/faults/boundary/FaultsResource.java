package energy.switchpoint.faults.boundary;

import energy.switchpoint.devices.boundary.OwnDevices;
import energy.switchpoint.devices.control.CommandAuthority;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.faults.control.FaultIntake;
import energy.switchpoint.faults.control.Faults;
import energy.switchpoint.faults.entity.ChargerFault;
import energy.switchpoint.faults.entity.ChargerFault.State;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.products.entity.FaultRule;
import energy.switchpoint.twins.control.Reconciler;
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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A charger's faults: what happened, what it means, and saying that charging may go on (R060, R061). */
@Path("devices")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class FaultsResource {

    private static final int MOST = 100;
    private static final int LONGEST_FINDING = 300;

    @Inject
    OwnDevices own;

    @Inject
    CurrentCaller current;

    @Inject
    CommandAuthority authority;

    @Inject
    Faults faults;

    @Inject
    FaultIntake intake;

    @Inject
    Reconciler reconciler;

    @Inject
    DeviceLog log;

    /** @param found what the person who confirms has found and done */
    public record Confirmation(@Nullable String found) {}

    public record FaultView(
            UUID id,
            int connector,
            String code,
            @Nullable String vendorCode,
            FaultRule.Group group,
            String words,
            String behaviour,
            FaultRule.Restart restart,
            State state,
            Instant raisedAt,
            @Nullable Instant clearedAt,
            @Nullable Instant resumeAt,
            int offsetS,
            @Nullable String offsetRule,
            @Nullable Instant confirmedAt,
            @Nullable String confirmedBy,
            @Nullable String found) {
        static FaultView of(ChargerFault f) {
            return new FaultView(
                    f.id(),
                    f.connector(),
                    f.rule().code(),
                    f.vendorCode(),
                    f.rule().group(),
                    f.rule().words(),
                    f.rule().behaviour(),
                    f.rule().restart(),
                    f.state(),
                    f.raisedAt(),
                    f.clearedAt(),
                    f.resumeAt(),
                    f.offsetS(),
                    f.offsetRule(),
                    f.confirmedAt(),
                    f.confirmedBy(),
                    f.found());
        }
    }

    @GET
    @Path("{id}/faults")
    @RolesAllowed({"cpo", "consumer", "service"})
    public List<FaultView> list(@PathParam("id") UUID id) {
        own.require(id);
        return faults.of(id, MOST).stream().map(FaultView::of).toList();
    }

    @POST
    @Path("{id}/faults/{fault}/confirmation")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"cpo", "consumer"})
    public FaultView confirm(@PathParam("id") UUID id, @PathParam("fault") UUID faultId, @Nullable Confirmation body) {
        own.require(id);
        var fault = faults.one(id, faultId)
                .orElseThrow(() -> Problem.notFound("This charger had no such fault. Check the address.")
                        .asException());
        var by = by(id);
        var found = body == null || body.found() == null ? "" : body.found().strip();
        check(fault, by, found);
        if (!intake.confirm(fault, by, found)) {
            throw fault.state() == State.ACTIVE ? stillThere() : nothingToConfirm();
        }
        log.add(id, LogKind.COMMAND, "FAULT_CONFIRMED", fault.rule().code() + " by " + by);
        reconciler.wake(List.of(id));
        return FaultView.of(faults.one(id, faultId).orElseThrow());
    }

    private static void check(ChargerFault fault, String by, String found) {
        if (by.equals("OWNER") && !FaultIntake.mayBeConfirmedByOwner(fault)) {
            throw Problem.forbidden(
                            "This fault needs somebody who has found and removed its cause. Ask your operator to send one.")
                    .asException();
        }
        if (found.length() > LONGEST_FINDING || found.isEmpty() && fault.rule().restart() == FaultRule.Restart.NEVER) {
            throw Problem.badRequest(
                            "invalid-confirmation", "Say in found what was found and done, in up to 300 characters.")
                    .asException();
        }
    }

    private String by(UUID id) {
        return switch (current.caller()) {
            case Caller.Consumer _ -> "OWNER";
            case Caller.Member(var organisation, var _, var _)
            when authority.mayCommand(organisation, id) -> organisation.value();
            case Caller.Member _, Caller.Service _, Caller.Anonymous _ ->
                throw Problem.notFound("There is no such charger among yours. Check the address.")
                        .asException();
        };
    }

    private static jakarta.ws.rs.WebApplicationException stillThere() {
        return Problem.conflict(
                        "fault-still-there",
                        "The fault is still there",
                        "The charger still reports it. Remove the cause; then confirm.")
                .asException();
    }

    private static jakarta.ws.rs.WebApplicationException nothingToConfirm() {
        return Problem.conflict("fault-over", "It is over already", "Charging goes on; there is nothing to confirm.")
                .asException();
    }
}
