package energy.switchpoint.twins.boundary;

import energy.switchpoint.calendars.entity.ProgrammeChanged;
import energy.switchpoint.calendars.entity.SetCalendar.SetBy;
import energy.switchpoint.devices.boundary.OwnDevices;
import energy.switchpoint.devices.control.CommandAuthority;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.entity.Device;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.devices.entity.Party;
import energy.switchpoint.platform.http.NeedsIfMatch;
import energy.switchpoint.platform.http.Versions;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.twins.control.LossPolicies;
import energy.switchpoint.twins.entity.LossPolicy;
import energy.switchpoint.twins.entity.WhoControls;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a charger is to do when it has lost contact (R027): set by its operator, by its household while nobody operates it.
 */
@Path("devices")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class LossPolicyResource {

    @Inject
    OwnDevices own;

    @Inject
    CurrentCaller current;

    @Inject
    CommandAuthority authority;

    @Inject
    WhoControls control;

    @Inject
    Clock clock;

    @Inject
    LossPolicies policies;

    @Inject
    DeviceLog log;

    @Inject
    Event<ProgrammeChanged> changes;

    @Context
    Request request;

    /** @param setBy null = nobody set one, and the charger keeps its programme */
    public record View(
            String policy,
            long afterS,
            TwinView.@Nullable SetByView setBy,
            @Nullable Instant setAt,
            long version) {
        static View of(LossPolicy p) {
            return new View(
                    p.kind().name(),
                    p.after().toSeconds(),
                    p.setBy() == null ? null : TwinView.SetByView.of(p.setBy()),
                    p.setAt(),
                    p.version());
        }
    }

    @GET
    @Path("{id}/loss-policy")
    @RolesAllowed({"cpo", "consumer"})
    public Response read(@PathParam("id") UUID id) {
        return answer(policies.of(own.require(id).id()));
    }

    @PUT
    @Path("{id}/loss-policy")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"cpo", "consumer"})
    @NeedsIfMatch
    public Response replace(@PathParam("id") UUID id, JsonObject body) {
        var device = own.require(id);
        var kind = kind(body);
        var after = after(body);
        var by = setBy(device);
        var seen = policies.of(id).version();
        Versions.check(request, seen);
        var now = policies.set(id, kind, after, by, seen)
                .orElseThrow(() -> Problem.of(
                                412,
                                "changed-meanwhile",
                                "Somebody was faster",
                                "The policy was changed since you loaded it. Load it again, then repeat your change.")
                        .asException());
        log.add(
                id,
                LogKind.COMMAND,
                "LOSS_POLICY",
                "%s after %d s, by %s".formatted(kind, after.toSeconds(), by.kind()));
        changes.fire(new ProgrammeChanged(id));
        return answer(now);
    }

    private static LossPolicy.Kind kind(JsonObject body) {
        return Optional.ofNullable(body.get("policy"))
                .filter(JsonString.class::isInstance)
                .flatMap(v -> Arrays.stream(LossPolicy.Kind.values())
                        .filter(k -> k.name().equals(((JsonString) v).getString()))
                        .findFirst())
                .orElseThrow(
                        () -> Problem.badRequest("invalid-loss-policy", "policy is KEEP, PREVIOUS_DAY or DEFAULT_MODE.")
                                .asException());
    }

    private static Duration after(JsonObject body) {
        if (body.get("afterS") instanceof JsonNumber number && number.isIntegral()) {
            var seconds = number.bigIntegerValue();
            if (seconds.bitLength() < 32) {
                var after = Duration.ofSeconds(seconds.longValue());
                if (after.compareTo(LossPolicy.SHORTEST) >= 0 && after.compareTo(LossPolicy.LONGEST) <= 0) {
                    return after;
                }
            }
        }
        throw Problem.badRequest(
                        "invalid-loss-policy",
                        "afterS is a whole number of seconds from %d to %d."
                                .formatted(LossPolicy.SHORTEST.toSeconds(), LossPolicy.LONGEST.toSeconds()))
                .asException();
    }

    private SetBy setBy(Device device) {
        return switch (current.caller()) {
            case Caller.Consumer(var person) -> {
                if (!control.of(device.id(), clock.instant()).householdDecides()) {
                    throw Problem.of(
                                    409,
                                    "operator-decides",
                                    "Your operator decides this",
                                    "While an operator runs your charger, it sets what happens without contact. Ask it, or switch operator.")
                            .asException();
                }
                yield new SetBy("CONSUMER", person.toString(), "Owner");
            }
            case Caller.Member(var organisation, var role, var person) -> {
                if (!authority.mayCommand(organisation, device.id())) {
                    throw Problem.notFound("There is no such charger among yours. Check the address.")
                            .asException();
                }
                yield new SetBy(
                        "CPO",
                        organisation.value(),
                        device.operator().map(Party::name).orElse(organisation.value()));
            }
            case Caller.Service _, Caller.Anonymous _ ->
                throw Problem.forbidden("Only the operator, and the owner without one, set this.")
                        .asException();
        };
    }

    private static Response answer(LossPolicy policy) {
        return Response.ok(View.of(policy)).tag(Versions.tag(policy.version())).build();
    }
}
