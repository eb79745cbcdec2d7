package energy.switchpoint.products.boundary;

import energy.switchpoint.labels.entity.Level;
import energy.switchpoint.platform.persistence.Page;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.products.boundary.LabelViews.CapabilityView;
import energy.switchpoint.products.boundary.LabelViews.FormView;
import energy.switchpoint.products.boundary.ProductViews.ProductDetail;
import energy.switchpoint.products.boundary.ProductViews.ProductView;
import energy.switchpoint.products.control.FirmwareVersions;
import energy.switchpoint.products.control.Labels;
import energy.switchpoint.products.control.Products;
import energy.switchpoint.products.entity.Firmware;
import energy.switchpoint.products.entity.Product;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The catalogue anybody can read before buying (recommendation 14). */
@Path("public/products")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
@PermitAll
public class PublicProductsResource {

    @Inject
    Products products;

    @Inject
    FirmwareVersions versions;

    @Inject
    Labels labels;

    @Inject
    ProductViews views;

    @Inject
    Clock clock;

    @GET
    public Page<ProductView> list(
            @QueryParam("q") @Size(max = 100) @Nullable String words,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return views.page(products.catalogue(words, offset, limit));
    }

    @GET
    @Path("{id}")
    public ProductDetail get(@PathParam("id") UUID id) {
        return views.detail(product(id));
    }

    @GET
    @Path("{id}/firmware/{firmwareId}/label")
    public LabelView label(@PathParam("id") UUID id, @PathParam("firmwareId") UUID firmwareId) {
        var product = product(id);
        var firmware = versions.ofAnyone(firmwareId)
                .filter(found -> found.productId().equals(id))
                .orElseThrow(() -> Problem.notFound("This product has no such firmware version.")
                        .asException());
        return view(product, firmware);
    }

    private LabelView view(Product product, Firmware firmware) {
        var label = labels.of(product, firmware);
        return new LabelView(
                product.id(),
                firmware.id(),
                product.brand(),
                product.model(),
                firmware.version(),
                label.criteriaVersion(),
                clock.instant(),
                label.lowest(),
                label.forms().stream().map(FormView::of).toList(),
                label.capabilities().stream().map(CapabilityView::of).toList());
    }

    private Product product(UUID id) {
        return products.ofAnyone(id)
                .orElseThrow(() -> Problem.notFound("No such product. Look for it in the catalogue.")
                        .asException());
    }

    public record LabelView(
            UUID productId,
            UUID firmwareId,
            String brand,
            String model,
            String version,
            String criteriaVersion,
            Instant computedAt,
            Level lowest,
            List<FormView> forms,
            List<CapabilityView> capabilities) {}
}
