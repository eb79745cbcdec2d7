package energy.switchpoint.devices.boundary;

import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.control.DeviceRegister;
import energy.switchpoint.devices.control.DeviceRegister.Described;
import energy.switchpoint.devices.control.DeviceRegister.NewPassword;
import energy.switchpoint.devices.control.Devices;
import energy.switchpoint.devices.entity.DeviceDescription;
import energy.switchpoint.devices.entity.DeviceFacts;
import energy.switchpoint.devices.entity.Party;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.persistence.Page;
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
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the registry tells the gateway about chargers, and where a device's log is read. */
@Path("devices")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DevicesResource {

    private static final Pattern IDENTITY = Pattern.compile("[A-Za-z0-9._-]{1,48}");

    @Inject
    DeviceRegister register;

    @Inject
    Devices devices;

    @Inject
    DeviceLog log;

    @Inject
    CurrentCaller caller;

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("service")
    public PasswordView describe(@PathParam("id") UUID id, @Nullable DescriptionBody body) {
        if (body == null) {
            throw invalid("Send the device's description.");
        }
        return switch (register.describe(id, body.checked())) {
            case Described.Known _ -> new PasswordView(null);
            case Described.Made(var password) -> new PasswordView(password);
            case Described.OtherIdentity _ ->
                throw Problem.conflict(
                                "identity-fixed",
                                "The identity cannot change",
                                "A charger keeps its identity for life. Register another charger instead.")
                        .asException();
            case Described.IdentityTaken _ ->
                throw Problem.conflict(
                                "identity-taken",
                                "Another charger has this identity",
                                "Choose another identity; each belongs to one charger.")
                        .asException();
            case Described.OtherOperator(var now) ->
                throw Problem.conflict(
                                "operator-moves-by-handover",
                                "The operator changes by a handover only",
                                "It is commanded by " + now + ". Hand it over, or leave the operator as it is.")
                        .asException();
        };
    }

    @POST
    @Path("{id}/credentials")
    @RolesAllowed("service")
    public PasswordView newPassword(@PathParam("id") UUID id) {
        return switch (register.newPassword(id)) {
            case NewPassword.Made(var password) -> new PasswordView(password);
            case NewPassword.UnknownDevice _ -> throw unknown().asException();
            case NewPassword.UsesCertificates _ ->
                throw Problem.conflict(
                                "certificate-needed",
                                "This charger proves itself with a certificate",
                                "No password opens to it any more. Ask it to renew its certificate instead.")
                        .asException();
            case NewPassword.HandoverOpen _ ->
                throw Problem.conflict(
                                "handover-already-open",
                                "A handover is under way",
                                "The charger is being given a new password by its switch. Wait for its end.")
                        .asException();
        };
    }

    @GET
    @Path("{id}/log")
    @RolesAllowed({"cpo", "service"})
    public Page<DeviceLog.Line> log(
            @PathParam("id") UUID id,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        if (devices.find(caller.caller(), id).isEmpty()) {
            throw unknown().asException();
        }
        return log.read(caller.caller(), id, offset, limit);
    }

    private static Problem unknown() {
        return Problem.notFound("The gateway does not know this charger for you. Check the id.");
    }

    private static jakarta.ws.rs.WebApplicationException invalid(String detail) {
        return Problem.badRequest("invalid-device", detail).asException();
    }

    public record PasswordView(@Nullable String password) {}

    public record PartyBody(@Nullable String id, @Nullable String name) {

        Party checked(String what) {
            if (id == null || name == null || !OrganisationId.isValid(id)) {
                throw invalid(what + " needs an id, as the registry knows it, and a name.");
            }
            return new Party(id, name);
        }
    }

    public record DescriptionBody(
            @Nullable String identity,
            @Nullable String label,
            int ratingW,
            int phases,
            int stepPercent,
            @Nullable String networkAreaId,
            @Nullable String networkAreaName,
            @Nullable List<String> areaPath,
            @Nullable PartyBody dso,
            @Nullable PartyBody operator,
            @Nullable UUID ownerPersonId,
            boolean pairable,
            @Nullable String timezone,
            @Nullable Integer nominalVolts) {

        DeviceDescription checked() {
            if (identity == null || !IDENTITY.matcher(identity).matches()) {
                throw invalid("identity has 1 to 48 letters, digits, dots, dashes or underscores.");
            }
            if (label == null || label.length() > 120) {
                throw invalid("label has up to 120 characters.");
            }
            if (ratingW < 1 || phases < 1 || phases > 3 || stepPercent < 1 || stepPercent > 10) {
                throw invalid("ratingW is above 0, phases 1 to 3, stepPercent 1 to 10.");
            }
            if (timezone != null && !ZoneId.getAvailableZoneIds().contains(timezone)) {
                throw invalid("timezone is a name like Europe/London.");
            }
            if (nominalVolts != null && (nominalVolts < 100 || nominalVolts > 300)) {
                throw invalid("nominalVolts is 100 to 300, between a phase and neutral.");
            }
            return new DeviceDescription(
                    identity,
                    new DeviceFacts(
                            label,
                            ratingW,
                            phases,
                            stepPercent,
                            networkAreaId,
                            networkAreaName,
                            timezone,
                            nominalVolts),
                    areaPath == null ? List.of() : areaPath,
                    dso == null ? null : dso.checked("dso"),
                    operator == null ? null : operator.checked("operator"),
                    ownerPersonId,
                    pairable);
        }
    }
}
