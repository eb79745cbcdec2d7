package energy.switchpoint.ocpp.schema;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a message, an answer or a type. A field that is not named here is passed over unread: vendors add their
 * own, and 2.x has {@code customData} everywhere. A field with JSON's null counts as absent.
 */
public final class Shape implements Kind {

    private Field[] fields = {};

    Shape() {}

    /** Types speak of each other, so they are all there before the first gets its fields. */
    void become(List<Field> known) {
        fields = known.toArray(Field[]::new);
    }

    List<Field> fields() {
        return List.of(fields);
    }

    /** The first thing that is wrong, in the order of the table; null when the message is right. */
    public @Nullable Refusal check(JsonObject message) {
        for (var field : fields) {
            var refusal = field.check(message);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    @Override
    public @Nullable Refusal check(JsonValue value) {
        return value instanceof JsonObject object ? check(object) : Refusal.type("an object");
    }
}
