package energy.switchpoint.labels.control;

import energy.switchpoint.labels.entity.FactKind;
import energy.switchpoint.labels.entity.FactValue;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Facts from and to JSON. */
public final class FactValues {

    private FactValues() {}

    /** The value, if it is of this kind. */
    public static Optional<FactValue> read(JsonValue json, FactKind kind) {
        return switch (json) {
            case JsonNumber number ->
                Optional.<FactValue>of(new FactValue.Amount(number.bigDecimalValue()))
                        .filter(kind::fits);
            case JsonString text -> text(text.getString(), kind).filter(kind::fits);
            case JsonArray array -> texts(array).filter(kind::fits);
            default -> flag(json).filter(kind::fits);
        };
    }

    public static JsonValue parse(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }

    private static Optional<FactValue> flag(JsonValue json) {
        return switch (json.getValueType()) {
            case TRUE -> Optional.of(FactValue.of(true));
            case FALSE -> Optional.of(FactValue.of(false));
            default -> Optional.empty();
        };
    }

    private static Optional<FactValue> text(String text, FactKind kind) {
        if (kind != FactKind.DATE) {
            return Optional.of(new FactValue.Text(text));
        }
        try {
            return Optional.of(new FactValue.Day(LocalDate.parse(text)));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static Optional<FactValue> texts(JsonArray array) {
        return array.stream().allMatch(JsonString.class::isInstance)
                ? Optional.of(new FactValue.Texts(array.getValuesAs(JsonString::getString)))
                : Optional.empty();
    }
}
