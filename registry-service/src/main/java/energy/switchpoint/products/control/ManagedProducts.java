package energy.switchpoint.products.control;

import energy.switchpoint.labels.entity.Capability;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.messaging.Outbox;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import energy.switchpoint.products.entity.ManagedFacts;
import energy.switchpoint.products.entity.Product;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What managed mode needs of products; public as products are. The gateway is told with each charger and with each change. */
@ApplicationScoped
public class ManagedProducts extends TenantRows<ManagedFacts> {

    @Inject
    Outbox outbox;

    @Inject
    FirmwareVersions versions;

    @Inject
    Labels labels;

    public ManagedProducts() {
        super(ManagedFacts.class);
    }

    @Override
    protected Restriction visibleTo(Caller caller) {
        return Restriction.EVERYTHING;
    }

    /** The facts of a product to be written; new ones when there are none. */
    public ManagedFacts toChange(UUID product) {
        return ofAnyone(product).orElseGet(() -> new ManagedFacts(product));
    }

    public void changed(Product product, ManagedFacts facts) {
        if (ofAnyone(facts.product()).isEmpty()) {
            add(facts);
        }
        flush();
        tell(product);
    }

    /** The gateway hears how the product stands now: with each change of it, of its firmware and of their labels. */
    public void tell(Product product) {
        outbox.add("product.described", product.id(), json(product));
    }

    /** One shape for the API, the gateway and the event. */
    public JsonObject json(Product product) {
        var json = Json.createObjectBuilder()
                .add("id", product.id().toString())
                .add("brand", product.brand())
                .add("model", product.model())
                .add("stepPercent", product.stepPercent())
                .add("firmware", firmware(product));
        var facts = ofAnyone(product.id()).orElse(null);
        if (facts == null) {
            return json.addNull("factoryCalendar")
                    .add("exportRatingW", 0)
                    .addNull("meter")
                    .addNull("limitSetting")
                    .add("faults", JsonValue.EMPTY_JSON_ARRAY)
                    .build();
        }
        var faults = Json.createArrayBuilder();
        for (var f : facts.faults()) {
            faults.add(Json.createObjectBuilder()
                    .add("code", f.code())
                    .add("vendorCode", text(f.vendorCode()))
                    .add("group", f.group().name())
                    .add("behaviour", f.behaviour())
                    .add("restart", f.restart().name())
                    .add("waitS", f.waitS())
                    .add("words", f.words()));
        }
        var meter = facts.meter();
        var calendar = facts.factoryCalendar();
        return json.add("factoryCalendar", calendar == null ? JsonValue.NULL : parsed(calendar))
                .add("exportRatingW", facts.exportRatingW())
                .add(
                        "meter",
                        Json.createObjectBuilder()
                                .add("class", text(meter.meterClass()))
                                .add(
                                        "accuracyPercent",
                                        meter.accuracyPercent() == null
                                                ? JsonValue.NULL
                                                : Json.createValue(meter.accuracyPercent()))
                                .add("fiscal", truth(meter.fiscal())))
                .add("limitSetting", setting(facts.limitSetting()))
                .add("faults", faults)
                .build();
    }

    private JsonArrayBuilder firmware(Product product) {
        var all = Json.createArrayBuilder();
        for (var version : versions.ofProducts(List.of(product.id()))) {
            var label = labels.of(product, version);
            all.add(Json.createObjectBuilder()
                    .add("version", version.version())
                    .add("lowest", label.lowest().name())
                    .add("smartCharging", label.level(Capability.SMART_CHARGING).name()));
        }
        return all;
    }

    private static JsonValue setting(ManagedFacts.@Nullable LimitSetting setting) {
        return setting == null
                ? JsonValue.NULL
                : Json.createObjectBuilder()
                        .add("component", text(setting.component()))
                        .add("name", setting.name())
                        .add("unit", setting.unit())
                        .add("smallest", setting.smallest())
                        .build();
    }

    private static JsonValue text(@Nullable String value) {
        return value == null ? JsonValue.NULL : Json.createValue(value);
    }

    private static JsonValue truth(@Nullable Boolean value) {
        if (value == null) {
            return JsonValue.NULL;
        }
        return value ? JsonValue.TRUE : JsonValue.FALSE;
    }

    private static JsonValue parsed(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }
}
