package energy.switchpoint.offsets.boundary;

import energy.switchpoint.calendars.entity.ProgrammeChanged;
import energy.switchpoint.devices.boundary.OwnDevices;
import energy.switchpoint.devices.control.CommandAuthority;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.offsets.control.DeviceOffsets;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.rulepacks.control.RulePacks;
import energy.switchpoint.rulepacks.entity.RulePack;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A charger's longest random offset, changed from afar by its operator (R062). */
@Path("devices")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class RandomOffsetResource {

    @Inject
    OwnDevices own;

    @Inject
    CurrentCaller current;

    @Inject
    CommandAuthority authority;

    @Inject
    DeviceOffsets offsets;

    @Inject
    RulePacks rulePacks;

    @Inject
    DeviceLog log;

    @Inject
    Event<ProgrammeChanged> changes;

    public record NewMaximum(@Nullable Integer maxS) {}

    /** @param maxS seconds, the longest that is drawn for this charger now */
    public record OffsetView(
            int maxS,
            long defaultS,
            long capS,
            String rulePack,
            @Nullable String setBy,
            @Nullable Instant setAt) {}

    @GET
    @Path("{id}/random-offset")
    @RolesAllowed({"cpo", "consumer"})
    public OffsetView read(@PathParam("id") UUID id) {
        own.require(id);
        return view(id);
    }

    @PUT
    @Path("{id}/random-offset")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("cpo")
    public OffsetView set(@PathParam("id") UUID id, @Nullable NewMaximum body) {
        var operator = operator(id);
        var cap = rules().randomOffset().cap().toSeconds();
        var maxS = body == null ? null : body.maxS();
        if (maxS == null || maxS < 0 || maxS > cap) {
            throw Problem.badRequest(
                            "invalid-offset",
                            "maxS is 0 to %d seconds under rule pack %s.".formatted(cap, rules().id()))
                    .asException();
        }
        offsets.set(id, maxS, operator);
        changed(id, "at most " + maxS + " s");
        return view(id);
    }

    @DELETE
    @Path("{id}/random-offset")
    @RolesAllowed("cpo")
    public OffsetView clear(@PathParam("id") UUID id) {
        operator(id);
        offsets.clear(id);
        changed(id, "as the rule pack says");
        return view(id);
    }

    private void changed(UUID id, String how) {
        log.add(id, LogKind.COMMAND, "RANDOM_OFFSET", how);
        // The offsets of its switch times are drawn within the new bounds, so the programme on the device changes.
        changes.fire(new ProgrammeChanged(id));
    }

    private String operator(UUID id) {
        own.require(id);
        var operator = current.requireMember().organisation();
        if (!authority.mayCommand(operator, id)) {
            throw Problem.notFound("There is no such charger among yours. Check the address.")
                    .asException();
        }
        return operator.value();
    }

    private OffsetView view(UUID id) {
        var rules = rules();
        var set = offsets.own(id);
        return new OffsetView(
                offsets.bounds(id, rules).maxS(),
                rules.randomOffset().longest().toSeconds(),
                rules.randomOffset().cap().toSeconds(),
                rules.id(),
                set.map(DeviceOffsets.OwnMaximum::setBy).orElse(null),
                set.map(DeviceOffsets.OwnMaximum::setAt).orElse(null));
    }

    private RulePack rules() {
        return rulePacks
                .inForce()
                .orElseThrow(() -> Problem.unavailable(
                                "No rule pack has come from the registry yet, so the bounds are not known. Try again in a few seconds.")
                        .asException());
    }
}
