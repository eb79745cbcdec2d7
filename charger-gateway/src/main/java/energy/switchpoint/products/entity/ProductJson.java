package energy.switchpoint.products.entity;

import energy.switchpoint.calendars.entity.CalendarJson;
import energy.switchpoint.products.entity.FaultRule.Group;
import energy.switchpoint.products.entity.FaultRule.Restart;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A product as the registry sends it. */
public final class ProductJson {

    /** What came of reading one. */
    public sealed interface Reading {
        record Valid(ProductData product) implements Reading {}

        record Invalid(String why) implements Reading {}
    }

    private ProductJson() {}

    public static Reading read(JsonObject json) {
        try {
            return new Reading.Valid(product(json));
        } catch (RuntimeException e) {
            // Whatever a JSON parser or a rule throws here is the sender's mistake.
            return new Reading.Invalid(
                    e.getMessage() == null ? "a field is missing or of the wrong type" : e.getMessage());
        }
    }

    private static ProductData product(JsonObject json) {
        var calendar = json.get("factoryCalendar") instanceof JsonObject own ? CalendarJson.readOwn(own) : null;
        return new ProductData(
                UUID.fromString(json.getString("id")),
                json.getString("brand"),
                json.getString("model"),
                calendar,
                json.getInt("exportRatingW", 0),
                json.get("meter") instanceof JsonObject meter ? meter(meter) : MeterFacts.UNKNOWN,
                json.get("faults") instanceof JsonArray faults
                        ? faults.getValuesAs(JsonObject.class).stream()
                                .map(ProductJson::fault)
                                .toList()
                        : List.of(),
                json.get("stepPercent") instanceof JsonNumber step ? (Integer) step.intValueExact() : null,
                json.get("limitSetting") instanceof JsonObject setting ? limitKey(setting) : null,
                json.get("firmware") instanceof JsonArray firmware
                        ? firmware.getValuesAs(JsonObject.class).stream()
                                .map(ProductJson::firmware)
                                .toList()
                        : List.of());
    }

    private static LimitKey limitKey(JsonObject json) {
        return new LimitKey(
                text(json.get("component")),
                json.getString("name"),
                LimitKey.Unit.valueOf(json.getString("unit")),
                json.getInt("smallest"));
    }

    private static FirmwareLabel firmware(JsonObject json) {
        return new FirmwareLabel(
                json.getString("version"),
                FirmwareLabel.Level.valueOf(json.getString("lowest")),
                FirmwareLabel.Level.valueOf(json.getString("smartCharging")));
    }

    private static MeterFacts meter(JsonObject json) {
        return new MeterFacts(
                text(json.get("class")),
                json.get("accuracyPercent") instanceof JsonNumber percent ? percent.bigDecimalValue() : null,
                json.containsKey("fiscal") && !json.isNull("fiscal") ? json.getBoolean("fiscal") : null,
                null);
    }

    private static FaultRule fault(JsonObject json) {
        return new FaultRule(
                json.getString("code"),
                text(json.get("vendorCode")),
                Group.valueOf(json.getString("group")),
                json.getString("behaviour"),
                Restart.valueOf(json.getString("restart")),
                Duration.ofSeconds(json.getInt("waitS", 0)),
                json.getString("words"));
    }

    private static @Nullable String text(@Nullable JsonValue value) {
        return value instanceof JsonString string ? string.getString() : null;
    }
}
