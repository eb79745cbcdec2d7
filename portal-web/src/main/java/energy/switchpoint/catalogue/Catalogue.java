package energy.switchpoint.catalogue;

import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.Named;
import energy.switchpoint.clients.Query;
import energy.switchpoint.clients.RegistryClient;
import energy.switchpoint.clients.RegistryClient.Label;
import energy.switchpoint.clients.Rows;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The public register of products, as anybody may read it. */
@Dependent
public class Catalogue {

    private final RegistryClient registry;

    @Inject
    public Catalogue(RegistryClient registry) {
        this.registry = registry;
    }

    public Answer<Rows<Product>> products(String search, int offset, int limit) {
        var query = Query.of("q", search).and("offset", offset).and("limit", limit);
        return registry.http().get("/public/products" + query, new TypeReference<>() {});
    }

    public Answer<ProductDetail> product(String id) {
        return registry.http().get("/public/products/" + id, ProductDetail.class);
    }

    public Answer<Label> label(String productId, String firmwareId) {
        return registry.label(productId, firmwareId);
    }

    /** A product in the list. The levels are absent while no firmware is registered. */
    public record Product(
            String id,
            String brand,
            String model,
            Named manufacturer,
            long ratingW,
            int phases,
            List<String> ocppVersions,
            @Nullable String firmwareVersion,
            @Nullable String lowest,
            @Nullable Forms forms)
            implements Serializable {}

    /** Level of each form of interoperability. */
    public record Forms(String operator, String demandResponse, String vehicle) implements Serializable {}

    /** A product with its firmware versions, newest first. */
    public record ProductDetail(
            String id,
            String brand,
            String model,
            Named manufacturer,
            long ratingW,
            int phases,
            List<String> ocppVersions,
            int connectors,
            int stepPercent,
            List<Firmware> firmware)
            implements Serializable {}

    /** One firmware version of a product. */
    public record Firmware(
            String id,
            String version,
            LocalDate releasedOn,
            @Nullable LocalDate supportedUntil,
            @Nullable LabelSummary label)
            implements Serializable {}

    /** The label in one line. */
    public record LabelSummary(String lowest, Forms forms) implements Serializable {}
}
