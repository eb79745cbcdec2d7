package energy.switchpoint.products.boundary;

import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.platform.units.Watts;
import energy.switchpoint.products.boundary.ProductViews.FirmwareView;
import energy.switchpoint.products.boundary.ProductViews.ProductDetail;
import energy.switchpoint.products.control.FirmwareVersions;
import energy.switchpoint.products.control.Labels;
import energy.switchpoint.products.control.ManagedProducts;
import energy.switchpoint.products.control.Products;
import energy.switchpoint.products.entity.Firmware;
import energy.switchpoint.products.entity.Product;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Manufacturers register what they make. */
@Path("products")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
@RolesAllowed("manufacturer")
public class ProductsResource {

    @Inject
    Products products;

    @Inject
    FirmwareVersions versions;

    @Inject
    Labels labels;

    @Inject
    ProductViews views;

    @Inject
    ManagedProducts managed;

    @Inject
    CurrentCaller current;

    @POST
    public Response create(@NotNull @Valid NewProduct wanted) {
        if (products.exists(wanted.brand(), wanted.model())) {
            throw Problem.conflict(
                            "product-exists",
                            "Already registered",
                            "%s %s is in the register. Add a firmware version to it instead."
                                    .formatted(wanted.brand(), wanted.model()))
                    .asException();
        }
        var product = new Product(Uuid7.next(), current.requireMember().organisation(), wanted.specification());
        products.add(product);
        products.flush();
        ProductDetail body = views.detail(product);
        return Response.created(URI.create("public/products/" + product.id()))
                .entity(body)
                .build();
    }

    @POST
    @Path("{id}/firmware")
    public Response addFirmware(@PathParam("id") UUID id, @NotNull @Valid NewFirmware wanted) {
        var product = products.find(current.caller(), id)
                .orElseThrow(() -> Problem.notFound("You have no such product. Register it first.")
                        .asException());
        if (versions.ofProducts(List.of(id)).stream()
                .anyMatch(known -> known.version().equals(wanted.version()))) {
            throw Problem.conflict(
                            "firmware-exists",
                            "Already registered",
                            "Version %s of this product is in the register.".formatted(wanted.version()))
                    .asException();
        }
        var firmware = new Firmware(Uuid7.next(), id, wanted.version(), wanted.releasedOn(), wanted.supportedUntil());
        versions.add(firmware);
        versions.flush();
        managed.tell(product);
        FirmwareView body = views.view(firmware, labels.of(product, firmware));
        return Response.status(Response.Status.CREATED).entity(body).build();
    }

    public record NewProduct(
            @NotBlank @Size(max = 60) String brand,
            @NotBlank @Size(max = 60) String model,
            @Min(1000) @Max(400_000) long ratingW,
            @Min(1) @Max(3) int phases,

            @NotNull @Size(min = 1, max = 3)
            List<@NotNull @Pattern(regexp = "1\\.6|2\\.0\\.1|2\\.1") String> ocppVersions,

            @Min(1) @Max(8) int connectors,
            @Min(1) @Max(10) int stepPercent) {

        Product.Specification specification() {
            if (phases == 2) {
                throw Problem.badRequest("invalid", "phases is 1 or 3.").asException();
            }
            return new Product.Specification(
                    brand.strip(),
                    model.strip(),
                    new Watts(ratingW),
                    phases,
                    ocppVersions.stream().distinct().toList(),
                    connectors,
                    stepPercent);
        }
    }

    public record NewFirmware(
            @NotBlank @Size(max = 40) String version,
            @NotNull LocalDate releasedOn,
            @Nullable LocalDate supportedUntil) {}
}
