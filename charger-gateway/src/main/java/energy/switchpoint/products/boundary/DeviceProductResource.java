package energy.switchpoint.products.boundary;

import energy.switchpoint.devices.boundary.OwnDevices;
import energy.switchpoint.devices.control.CommandAuthority;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.products.control.Products;
import energy.switchpoint.products.entity.MeterFacts;
import energy.switchpoint.products.entity.ProductJson;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which product a charger is, with all that managed mode needs of it; and its meter, product's word and own findings (R022). */
@Path("devices")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class DeviceProductResource {

    private static final BigDecimal WORST_ACCURACY = BigDecimal.valueOf(100);
    private static final int LONGEST_CLASS = 20;

    @Inject
    OwnDevices own;

    @Inject
    CurrentCaller current;

    @Inject
    CommandAuthority authority;

    @Inject
    Products products;

    @Inject
    DeviceLog log;

    /** @param meterClass as on its plate, @param accuracyPercent largest error, @param fiscal may be billed by */
    public record MeterView(
            @Nullable String meterClass,
            @Nullable BigDecimal accuracyPercent,
            @Nullable Boolean fiscal,
            @Nullable LocalDate lastCheck) {

        static MeterView of(MeterFacts facts) {
            return new MeterView(facts.meterClass(), facts.accuracyPercent(), facts.fiscal(), facts.lastCheck());
        }

        MeterFacts facts() {
            return new MeterFacts(meterClass, accuracyPercent, fiscal, lastCheck);
        }
    }

    @PUT
    @Path("{id}/product")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("service")
    public Response describe(@PathParam("id") UUID id, JsonObject body) {
        own.require(id);
        switch (ProductJson.read(body)) {
            case ProductJson.Reading.Valid(var product) -> {
                products.describe(product);
                products.assign(id, product.id());
            }
            case ProductJson.Reading.Invalid(var why) ->
                throw Problem.badRequest("invalid-product", "This product cannot be used: " + why + ".")
                        .asException();
        }
        return Response.noContent().build();
    }

    @GET
    @Path("{id}/meter-facts")
    @RolesAllowed({"cpo", "consumer", "service"})
    public MeterView meter(@PathParam("id") UUID id) {
        own.require(id);
        return MeterView.of(products.meter(id));
    }

    @PUT
    @Path("{id}/meter-facts")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("cpo")
    public MeterView correct(@PathParam("id") UUID id, @Nullable MeterView body) {
        own.require(id);
        var operator = current.requireMember().organisation();
        if (!authority.mayCommand(operator, id)) {
            throw Problem.notFound("There is no such charger among yours. Check the address.")
                    .asException();
        }
        if (body == null || !isPlausible(body)) {
            throw Problem.badRequest(
                            "invalid-meter",
                            "meterClass has up to 20 characters, accuracyPercent lies above 0 and up to 100. Leave out what the product says rightly.")
                    .asException();
        }
        products.correctMeter(id, body.facts(), operator.value());
        log.add(id, LogKind.COMMAND, "METER_FACTS", "corrected");
        return MeterView.of(products.meter(id));
    }

    private static boolean isPlausible(MeterView m) {
        var accuracy = m.accuracyPercent();
        return (m.meterClass() == null || m.meterClass().length() <= LONGEST_CLASS)
                && (accuracy == null || accuracy.signum() > 0 && accuracy.compareTo(WORST_ACCURACY) <= 0);
    }
}
