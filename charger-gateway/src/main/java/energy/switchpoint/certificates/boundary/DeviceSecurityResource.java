package energy.switchpoint.certificates.boundary;

import energy.switchpoint.certificates.control.ProfileRaising;
import energy.switchpoint.certificates.control.TamperAlarms;
import energy.switchpoint.certificates.entity.Raising;
import energy.switchpoint.certificates.entity.TamperAlarm;
import energy.switchpoint.connections.control.SecurityEvents;
import energy.switchpoint.credentials.control.SecurityProfiles;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.persistence.Page;
import energy.switchpoint.platform.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One charger's security: how it connects, what happened at its door, whether somebody has been at it. */
@Path("devices")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeviceSecurityResource {

    private static final int LONGEST_ACKNOWLEDGEMENT = 500;

    @Inject
    CommandedDevices devices;

    @Inject
    SecurityProfiles profiles;

    @Inject
    ProfileRaising raising;

    @Inject
    SecurityEvents events;

    @Inject
    TamperAlarms alarms;

    @Inject
    CurrentCaller caller;

    public record SecurityView(
            int profile,
            @Nullable Integer wantedProfile,
            @Nullable Instant wantedUntil,
            @Nullable TamperAlarm tampered) {}

    public record ProfileBody(@Nullable Integer profile) {}

    public record ToldView(int profile, Instant until) {}

    public record AcknowledgementBody(@Nullable String text) {}

    @GET
    @Path("{id}/security")
    @RolesAllowed({"cpo", "platform"})
    public SecurityView read(@PathParam("id") UUID id) {
        devices.requireSeen(id);
        var reached = profiles.of(id).orElseThrow();
        return new SecurityView(
                reached.profile(),
                reached.wanted(),
                reached.wantedUntil(),
                alarms.openOf(id).orElse(null));
    }

    @POST
    @Path("{id}/security-profile")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"cpo", "platform"})
    public Response raise(@PathParam("id") UUID id, @Nullable ProfileBody body) {
        devices.requireCommanded(id);
        if (body == null || body.profile() == null || body.profile() < 1 || body.profile() > 3) {
            throw Problem.badRequest("invalid-security-profile", "profile is 1, 2 or 3.")
                    .asException();
        }
        return switch (raising.raise(id, body.profile())) {
            case Raising.Told(int profile, var until) ->
                Response.accepted(new ToldView(profile, until)).build();
            case Raising.NotHigher(int reached) ->
                throw conflict(
                        "profile-not-lowered",
                        "A security profile is never lowered",
                        "The charger has reached profile %d. Ask for a higher one.".formatted(reached));
            case Raising.NotConnected _ ->
                throw conflict("charger-not-connected", "The charger is not connected", "Try again when it is back.");
            case Raising.NoCertificate _ ->
                throw conflict(
                        "certificate-missing",
                        "The charger has no certificate yet",
                        "Ask it to renew its certificate, and wait until it has taken it.");
            case Raising.SwitchUnderWay _ ->
                throw conflict("handover-already-open", "A handover is under way", "Wait for its end, then try again.");
            case Raising.NotTaken(var why) ->
                throw conflict(
                        "charger-refused",
                        "The charger did not take it",
                        "It stays as it is: " + why + ". See whether its product can do this profile.");
        };
    }

    @GET
    @Path("{id}/security-events")
    @RolesAllowed({"cpo", "platform"})
    public Page<SecurityEvents.Line> events(
            @PathParam("id") UUID id,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        devices.requireSeen(id);
        return events.of(caller.caller(), id, offset, limit);
    }

    @GET
    @Path("{id}/tamper-alarms")
    @RolesAllowed({"cpo", "consumer", "platform"})
    public Page<TamperAlarm> alarms(@PathParam("id") UUID id) {
        devices.requireSeen(id);
        var all = alarms.of(id);
        return new Page<>(all, all.size());
    }

    @POST
    @Path("{id}/tamper-alarms/acknowledgement")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"cpo", "platform"})
    public Page<TamperAlarm> acknowledge(@PathParam("id") UUID id, @Nullable AcknowledgementBody body) {
        var member = devices.requireCommanded(id);
        if (body == null
                || body.text() == null
                || body.text().isBlank()
                || body.text().length() > LONGEST_ACKNOWLEDGEMENT) {
            throw Problem.badRequest("invalid-acknowledgement", "Say in up to 500 characters what was found and done.")
                    .asException();
        }
        if (!alarms.acknowledge(id, member.organisation().value(), body.text())) {
            throw conflict(
                    "no-tamper-alarm", "There is nothing to acknowledge", "The charger reports no open tampering.");
        }
        return alarms(id);
    }

    private static WebApplicationException conflict(String slug, String title, String detail) {
        return Problem.conflict(slug, title, detail).asException();
    }
}
