package energy.switchpoint.products.boundary;

import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.products.control.CalendarShape;
import energy.switchpoint.products.control.ManagedProducts;
import energy.switchpoint.products.control.Products;
import energy.switchpoint.products.entity.FaultRow;
import energy.switchpoint.products.entity.ManagedFacts;
import energy.switchpoint.products.entity.Product;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A product's step, factory calendar, meter, limit setting and fault table, as its manufacturer says (R022, R025, R028, R060). */
@Path("products")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class ManagedProductResource {

    @Inject
    Products products;

    @Inject
    ManagedProducts managed;

    @Inject
    CurrentCaller current;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    @GET
    @Path("{id}/managed-data")
    @RolesAllowed({"manufacturer", "cpo", "test-house", "consumer", "regulator", "platform", "dso", "service"})
    public JsonObject read(@PathParam("id") UUID id) {
        return managed.json(products.ofAnyone(id).orElseThrow(ManagedProductResource::unknown));
    }

    @PUT
    @Path("{id}/managed-data")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("manufacturer")
    public JsonObject replace(@PathParam("id") UUID id, @NotNull @Valid ManagedBody body) {
        var product = products.find(current.caller(), id).orElseThrow(ManagedProductResource::unknown);
        var calendar = body.factoryCalendar();
        if (calendar != null) {
            CalendarShape.wrong(calendar).ifPresent(why -> {
                throw Problem.badRequest("invalid-calendar", "This factory calendar cannot be used: " + why + ".")
                        .asException();
            });
        }
        return said(product, body);
    }

    private JsonObject said(Product product, ManagedBody body) {
        var facts = managed.toChange(product.id());
        var calendar = body.factoryCalendar();
        facts.say(
                calendar == null ? null : calendar.toString(),
                body.exportRatingW(),
                body.meter() == null
                        ? new ManagedFacts.Meter(null, null, null)
                        : body.meter().meter(),
                body.faults().stream().map(FaultBody::row).toList(),
                clock.instant());
        facts.limitedBy(body.limitSetting() == null ? null : body.limitSetting().setting());
        if (body.stepPercent() != null) {
            product.takesLevelsIn(body.stepPercent());
        }
        managed.changed(product, facts);
        ledger.append(
                "product.described",
                product.id().toString(),
                current.actor(),
                null,
                Json.createObjectBuilder()
                        .add("faults", body.faults().size())
                        .add("factoryCalendar", calendar != null)
                        .build());
        return managed.json(product);
    }

    private static jakarta.ws.rs.WebApplicationException unknown() {
        return Problem.notFound("There is no such product for you. Look for it in the catalogue.")
                .asException();
    }

    public record ManagedBody(
            @Nullable JsonObject factoryCalendar,
            @Min(0) @Max(400_000) int exportRatingW,
            @Nullable @Valid MeterBody meter,
            @NotNull @Size(max = 100) List<@NotNull @Valid FaultBody> faults,
            @Nullable @Min(1) @Max(10) Integer stepPercent,
            @Nullable @Valid LimitSettingBody limitSetting) {}

    /** @param unit A = amperes per phase, W = watts */
    public record LimitSettingBody(
            @Nullable @Size(max = 50) String component,
            @NotBlank @Size(max = 50) String name,
            @NotNull @Pattern(regexp = "[AW]") String unit,
            @Min(1) @Max(1000) int smallest) {
        ManagedFacts.LimitSetting setting() {
            return new ManagedFacts.LimitSetting(component, name, unit, smallest);
        }
    }

    /** @param meterClass as on the plate: A, B, C of EN 50470 */
    public record MeterBody(
            @Nullable @Size(max = 20) String meterClass,

            @Nullable @DecimalMin(value = "0", inclusive = false) @DecimalMax("100")
            BigDecimal accuracyPercent,

            @Nullable Boolean fiscal) {
        ManagedFacts.Meter meter() {
            return new ManagedFacts.Meter(meterClass, accuracyPercent, fiscal);
        }
    }

    public record FaultBody(
            @NotBlank @Size(max = 50) String code,
            @Nullable @Size(max = 50) String vendorCode,
            FaultRow.@NotNull Group group,
            @NotBlank @Size(max = 200) String behaviour,
            FaultRow.@NotNull Restart restart,
            @Min(0) @Max(86_400) int waitS,
            @NotBlank @Size(max = 200) String words) {
        FaultRow row() {
            if (group == FaultRow.Group.EARTH_FAULT && restart != FaultRow.Restart.NEVER) {
                throw Problem.badRequest(
                                "earth-fault-resumes",
                                "An earth fault never resumes by itself. Say NEVER as the restart of " + code + ".")
                        .asException();
            }
            return new FaultRow(code, vendorCode, group, behaviour, restart, waitS, words);
        }
    }
}
