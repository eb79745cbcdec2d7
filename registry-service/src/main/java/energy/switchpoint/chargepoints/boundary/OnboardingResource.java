package energy.switchpoint.chargepoints.boundary;

import energy.switchpoint.areas.control.NetworkAreas;
import energy.switchpoint.areas.entity.AreaKind;
import energy.switchpoint.areas.entity.NetworkArea;
import energy.switchpoint.chargepoints.boundary.ChargepointViews.ChargepointView;
import energy.switchpoint.chargepoints.control.Gateway;
import energy.switchpoint.chargepoints.control.Gateway.Answer;
import energy.switchpoint.chargepoints.control.OnboardingDesk;
import energy.switchpoint.chargepoints.control.OnboardingDesk.Begun;
import energy.switchpoint.chargepoints.entity.Codes;
import energy.switchpoint.chargepoints.entity.Placement;
import energy.switchpoint.chargepoints.entity.Scenario;
import energy.switchpoint.organisations.control.Organisations;
import energy.switchpoint.organisations.entity.Organisation;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.platform.units.Watts;
import energy.switchpoint.products.control.FirmwareVersions;
import energy.switchpoint.products.control.ManagedProducts;
import energy.switchpoint.products.control.Products;
import energy.switchpoint.products.entity.Product;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** An operator puts a charger into service: the answer is what an installer types into it. */
@Path("chargepoints")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
public class OnboardingResource {

    @Inject
    OnboardingDesk desk;

    @Inject
    Gateway gateway;

    @Inject
    Products products;

    @Inject
    ManagedProducts managed;

    @Inject
    FirmwareVersions firmware;

    @Inject
    NetworkAreas areas;

    @Inject
    Organisations organisations;

    @Inject
    ChargepointViews views;

    @Inject
    CurrentCaller current;

    @Inject
    @ConfigProperty(name = "switchpoint.ocpp.url")
    String ocppUrl;

    @POST
    @RolesAllowed("cpo")
    public Response onboard(@NotNull @Valid NewChargepoint wanted) {
        var operator = operator();
        var product = product(wanted);
        var area = area(wanted.networkAreaId());
        var placement = wanted.placement(product);
        var reserved = begin(placement);
        var device = new Gateway.Device(
                reserved.chargepointId(),
                reserved.identity(),
                placement,
                product.stepPercent(),
                managed.json(product),
                areas.path(area),
                organisations.names(List.of(area.dso())).getOrDefault(area.dso(), area.dso()),
                operator);
        return complete(reserved, placement, operator, password(device));
    }

    private Begun.Reserved begin(Placement placement) {
        return switch (desk.begin(placement.productId(), placement.serial())) {
            case Begun.Reserved reserved -> reserved;
            case Begun.Exists() ->
                throw Problem.conflict(
                                "chargepoint-exists",
                                "Already in service",
                                "A charger of this product with serial %s is registered. Check the serial; if you take it over from another operator, its owner asks for a switch."
                                        .formatted(placement.serial()))
                        .asException();
            case Begun.Busy() ->
                throw Problem.conflict(
                                "onboarding-running",
                                "Already being put into service",
                                "Somebody is putting this charger into service at this moment. Try again in half a minute.")
                        .retryAfter(Duration.ofSeconds(30))
                        .asException();
        };
    }

    private String password(Gateway.Device device) {
        var known = gateway.makeKnown(device);
        // Known from an earlier try whose answer got lost: that password was shown to nobody, so a new one is made.
        var answer = known instanceof Answer.Known ? gateway.newCredential(device.id()) : known;
        return switch (answer) {
            case Answer.Password(var value) -> value;
            case Answer.Known() -> throw noGateway(device, "it made no password");
            case Answer.Unavailable(var why) -> throw noGateway(device, why);
        };
    }

    private WebApplicationException noGateway(Gateway.Device device, String why) {
        desk.pause(device.placement().productId(), device.placement().serial());
        return GatewayProblem.unavailable(
                why,
                "The charger gateway did not answer, so nothing was made. Try again in a minute with the same details.");
    }

    private Response complete(Begun.Reserved reserved, Placement placement, Organisation operator, String password) {
        var pairingCode = Codes.pairingCode();
        var chargepoint = desk.complete(reserved, placement, operator.id(), pairingCode, current.actor());
        var body = new Onboarded(
                views.of(current.caller(), chargepoint),
                new Connection(chargepoint.identity(), ocppUrl, password, pairingCode));
        return Response.created(URI.create("chargepoints/" + chargepoint.id()))
                .entity(body)
                .build();
    }

    private Organisation operator() {
        var id = current.requireMember().organisation();
        return organisations
                .ofAnyone(id.value())
                .orElseThrow(() -> Problem.forbidden(
                                "Your organisation is not in the register. Ask the platform to accept it.")
                        .asException());
    }

    private Product product(NewChargepoint wanted) {
        var product = products.ofAnyone(wanted.productId())
                .orElseThrow(() -> Problem.badRequest(
                                "unknown-product", "productId names no product. Choose one from the catalogue.")
                        .asException());
        if (firmware.ofAnyone(wanted.firmwareId())
                .filter(version -> version.productId().equals(product.id()))
                .isEmpty()) {
            throw Problem.badRequest(
                            "unknown-firmware",
                            "firmwareId names no version of this product. Choose one from its page in the catalogue.")
                    .asException();
        }
        if (wanted.ratingW() > product.rating().value() || wanted.phases() > product.phases()) {
            throw Problem.badRequest(
                            "rating-too-high",
                            "%s %s has at most %d W on %d phases."
                                    .formatted(
                                            product.brand(),
                                            product.model(),
                                            product.rating().value(),
                                            product.phases()))
                    .asException();
        }
        return product;
    }

    private NetworkArea area(UUID id) {
        return areas.ofAnyone(id)
                .filter(area -> area.kind() == AreaKind.FEEDER)
                .orElseThrow(() -> Problem.badRequest(
                                "unknown-area", "networkAreaId names no feeder. Choose one from the list of areas.")
                        .asException());
    }

    public record NewChargepoint(
            @NotBlank @Size(max = 40) String serial,
            @NotNull UUID productId,
            @NotNull UUID firmwareId,
            @NotNull Scenario scenario,
            @NotBlank @Size(max = 200) String addressLine,
            @NotBlank @Size(max = 12) String postcode,
            @NotNull UUID networkAreaId,
            @Min(1000) @Max(400_000) long ratingW,
            @Min(1) @Max(3) int phases,
            @Nullable @Size(max = 80) String label,
            @Nullable @Size(max = 64) String timezone,
            @Nullable @Min(100) @Max(300) Integer nominalVolts) {

        Placement placement(Product product) {
            if (phases == 2) {
                throw Problem.badRequest("invalid", "phases is 1 or 3.").asException();
            }
            if (timezone != null && !ZoneId.getAvailableZoneIds().contains(timezone)) {
                throw Problem.badRequest("invalid", "timezone is a name like Europe/London.")
                        .asException();
            }
            return new Placement(
                    serial.strip(),
                    productId,
                    firmwareId,
                    scenario,
                    label == null || label.isBlank() ? product.brand() + " " + product.model() : label.strip(),
                    addressLine.strip(),
                    postcode.strip(),
                    networkAreaId,
                    new Watts(ratingW),
                    phases,
                    timezone,
                    nominalVolts);
        }
    }

    public record Onboarded(ChargepointView chargepoint, Connection connection) {}

    /** Shown this once. */
    public record Connection(String identity, String url, String password, String pairingCode) {
        @Override
        public String toString() {
            return "Connection[" + identity + "]";
        }
    }
}
