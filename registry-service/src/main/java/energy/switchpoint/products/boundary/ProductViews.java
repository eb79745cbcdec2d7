package energy.switchpoint.products.boundary;

import energy.switchpoint.labels.entity.Label;
import energy.switchpoint.labels.entity.Level;
import energy.switchpoint.organisations.control.Organisations;
import energy.switchpoint.platform.persistence.Page;
import energy.switchpoint.products.boundary.LabelViews.FormLevels;
import energy.switchpoint.products.control.FirmwareVersions;
import energy.switchpoint.products.control.Labels;
import energy.switchpoint.products.entity.Firmware;
import energy.switchpoint.products.entity.Product;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Products as they are sent: with their newest firmware and its label. */
@ApplicationScoped
public class ProductViews {

    public record ManufacturerView(String id, String name) {}

    public record ProductView(
            UUID id,
            String brand,
            String model,
            ManufacturerView manufacturer,
            long ratingW,
            int phases,
            List<String> ocppVersions,
            @Nullable String firmwareVersion,
            @Nullable Level lowest,
            @Nullable FormLevels forms) {}

    public record ProductDetail(
            UUID id,
            String brand,
            String model,
            ManufacturerView manufacturer,
            long ratingW,
            int phases,
            List<String> ocppVersions,
            @Nullable String firmwareVersion,
            @Nullable Level lowest,
            @Nullable FormLevels forms,
            int connectors,
            int stepPercent,
            List<FirmwareView> firmware) {}

    public record FirmwareView(
            UUID id,
            String version,
            LocalDate releasedOn,
            @Nullable LocalDate supportedUntil,
            LabelViews.Summary label) {}

    @Inject
    Organisations organisations;

    @Inject
    FirmwareVersions versions;

    @Inject
    Labels labels;

    Page<ProductView> page(Page<Product> page) {
        var products = page.items().stream().collect(Collectors.toMap(Product::id, product -> product));
        var names = organisations.names(
                page.items().stream().map(Product::manufacturer).collect(Collectors.toSet()));
        var newest = versions.ofProducts(products.keySet()).stream()
                .collect(Collectors.toMap(Firmware::productId, firmware -> firmware, (first, _) -> first));
        var labelled = labels.of(products, newest.values());
        return page.map(product -> view(product, names, newest.get(product.id()), labelled));
    }

    ProductDetail detail(Product product) {
        var firmware = versions.ofProducts(List.of(product.id()));
        var labelled = labels.of(Map.of(product.id(), product), firmware);
        var names = organisations.names(List.of(product.manufacturer()));
        var head = view(product, names, firmware.isEmpty() ? null : firmware.getFirst(), labelled);
        return new ProductDetail(
                head.id(),
                head.brand(),
                head.model(),
                head.manufacturer(),
                head.ratingW(),
                head.phases(),
                head.ocppVersions(),
                head.firmwareVersion(),
                head.lowest(),
                head.forms(),
                product.connectors(),
                product.stepPercent(),
                firmware.stream().flatMap(version -> view(version, labelled)).toList());
    }

    FirmwareView view(Firmware firmware, Label label) {
        return new FirmwareView(
                firmware.id(),
                firmware.version(),
                firmware.releasedOn(),
                firmware.supportedUntil(),
                LabelViews.Summary.of(label));
    }

    private Stream<FirmwareView> view(Firmware firmware, Map<UUID, Label> labelled) {
        return Stream.ofNullable(labelled.get(firmware.id())).map(label -> view(firmware, label));
    }

    private static ProductView view(
            Product product, Map<String, String> names, @Nullable Firmware newest, Map<UUID, Label> labelled) {
        var label = newest == null ? null : labelled.get(newest.id());
        return new ProductView(
                product.id(),
                product.brand(),
                product.model(),
                new ManufacturerView(
                        product.manufacturer(), names.getOrDefault(product.manufacturer(), product.manufacturer())),
                product.rating().value(),
                product.phases(),
                product.ocppVersions(),
                newest == null ? null : newest.version(),
                label == null ? null : label.lowest(),
                label == null ? null : FormLevels.of(label));
    }
}
