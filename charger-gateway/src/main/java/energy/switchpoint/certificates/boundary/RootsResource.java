package energy.switchpoint.certificates.boundary;

import energy.switchpoint.certificates.control.InstalledRoots;
import energy.switchpoint.certificates.entity.InstalledRoot;
import energy.switchpoint.commands.entity.CertificateCommand.RootUse;
import energy.switchpoint.platform.persistence.Page;
import energy.switchpoint.platform.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The roots a charger trusts. */
@Path("devices")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RootsResource {

    /** What OCPP lets us send in one certificate. */
    private static final int LONGEST = 5500;

    @Inject
    CommandedDevices devices;

    @Inject
    InstalledRoots roots;

    /** @param pem null = our own root */
    public record RootBody(@Nullable RootUse use, @Nullable String pem) {}

    @GET
    @Path("{id}/roots")
    @RolesAllowed({"cpo", "platform"})
    public Page<InstalledRoot> list(@PathParam("id") UUID id) {
        devices.requireSeen(id);
        var all = roots.of(id);
        return new Page<>(all, all.size());
    }

    @POST
    @Path("{id}/roots/reading")
    @RolesAllowed({"cpo", "platform"})
    public Response read(@PathParam("id") UUID id) {
        devices.requireCommanded(id);
        return CommandedDevices.answer(roots.read(id));
    }

    @POST
    @Path("{id}/roots")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"cpo", "platform"})
    public Response install(@PathParam("id") UUID id, @Nullable RootBody body) {
        devices.requireCommanded(id);
        if (body == null || body.use() == null || (body.pem() == null && body.use() != RootUse.CENTRAL_SYSTEM)) {
            throw Problem.badRequest("invalid-root", "Say what the root is for, and give it in PEM unless it is ours.")
                    .asException();
        }
        if (body.pem() != null
                && (body.pem().length() > LONGEST || !body.pem().startsWith("-----BEGIN CERTIFICATE-----"))) {
            throw Problem.badRequest(
                            "invalid-root", "pem is one certificate in PEM of at most " + LONGEST + " characters.")
                    .asException();
        }
        return CommandedDevices.answer(roots.install(id, body.use(), body.pem()));
    }

    @DELETE
    @Path("{id}/roots/{serial}")
    @RolesAllowed({"cpo", "platform"})
    public Response delete(@PathParam("id") UUID id, @PathParam("serial") String serial) {
        devices.requireCommanded(id);
        return roots.delete(id, serial)
                .map(CommandedDevices::answer)
                .orElseThrow(
                        () -> Problem.notFound("The charger has told us of no such root. Have its roots read first.")
                                .asException());
    }
}
