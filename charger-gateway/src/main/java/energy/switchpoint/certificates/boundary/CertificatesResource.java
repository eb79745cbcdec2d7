package energy.switchpoint.certificates.boundary;

import energy.switchpoint.certificates.boundary.CommandedDevices.Asked;
import energy.switchpoint.certificates.control.CertificateDesk;
import energy.switchpoint.certificates.control.ChargerCertificates;
import energy.switchpoint.certificates.control.PasswordRotation;
import energy.switchpoint.certificates.control.PasswordRotation.Rotation;
import energy.switchpoint.certificates.entity.CertificateView;
import energy.switchpoint.credentials.entity.Revocation;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.persistence.Page;
import energy.switchpoint.platform.problem.Problem;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What chargers prove themselves with: their certificates and the rotation of their passwords. */
@Path("devices")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CertificatesResource {

    @Inject
    CommandedDevices devices;

    @Inject
    ChargerCertificates certificates;

    @Inject
    CertificateDesk desk;

    @Inject
    PasswordRotation rotation;

    @Inject
    CurrentCaller caller;

    public enum Reason {
        COMPROMISED,
        WITHDRAWN
    }

    public record RevocationBody(@Nullable Reason reason) {}

    @GET
    @Path("{id}/certificates")
    @RolesAllowed({"cpo", "platform"})
    public Page<CertificateView> list(@PathParam("id") UUID id) {
        devices.requireSeen(id);
        var all = certificates.of(id);
        return new Page<>(all, all.size());
    }

    @POST
    @Path("{id}/certificates/renewal")
    @RolesAllowed({"cpo", "platform"})
    public Response renew(@PathParam("id") UUID id) {
        devices.requireCommanded(id);
        return CommandedDevices.answer(desk.askForRequest(id));
    }

    @POST
    @Path("{id}/certificates/{certificateId}/revocation")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"cpo", "platform"})
    public CertificateView revoke(
            @PathParam("id") UUID id, @PathParam("certificateId") UUID certificateId, @Nullable RevocationBody body) {
        devices.requireCommanded(id);
        if (certificates.of(id, certificateId).isEmpty()) {
            throw Problem.notFound("This charger has no such certificate. Check the address.")
                    .asException();
        }
        if (body == null || body.reason() == null) {
            throw Problem.badRequest("invalid-revocation", "Say why: reason is COMPROMISED or WITHDRAWN.")
                    .asException();
        }
        desk.revoke(id, certificateId, Revocation.valueOf(body.reason().name()), caller.actor());
        return certificates.of(id, certificateId).orElseThrow();
    }

    @POST
    @Path("{id}/credential-rotation")
    @RolesAllowed({"cpo", "platform"})
    public Response rotate(@PathParam("id") UUID id) {
        devices.requireCommanded(id);
        var answer = switch (rotation.rotate(id)) {
            case Rotation.Told _ -> new Asked("ACCEPTED", "the charger comes back with its new password");
            case Rotation.NotTold(var why) -> new Asked("REFUSED", why);
            case Rotation.NotConnected _ -> new Asked("NOT_CONNECTED", "the charger is not connected");
            case Rotation.SwitchUnderWay _ ->
                throw Problem.conflict(
                                "handover-already-open",
                                "A handover is under way",
                                "The charger is being given a new credential by its switch. Wait for its end.")
                        .asException();
            case Rotation.UsesCertificates _ ->
                throw Problem.conflict(
                                "certificate-needed",
                                "This charger proves itself with a certificate",
                                "No password opens to it any more. Ask it to renew its certificate instead.")
                        .asException();
        };
        return Response.accepted(answer).build();
    }
}
