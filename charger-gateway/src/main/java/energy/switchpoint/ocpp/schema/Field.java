package energy.switchpoint.ocpp.schema;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * One field of a message or type.
 *
 * @param list whether it is a list of the kind, with {@code fewest} to {@code most} elements
 */
record Field(String name, boolean required, Kind kind, boolean list, int fewest, int most) {

    @Nullable
    Refusal check(JsonObject message) {
        var value = message.get(name);
        if (value == null || value == JsonValue.NULL) {
            return required ? Refusal.occurrence("is missing").within(name) : null;
        }
        var refusal = list ? elements(value) : kind.check(value);
        return refusal == null ? null : refusal.within(name);
    }

    private @Nullable Refusal elements(JsonValue value) {
        if (!(value instanceof JsonArray array)) {
            return Refusal.type("a list");
        }
        int size = array.size();
        if (size < fewest) {
            return Refusal.occurrence("needs at least " + fewest + (fewest == 1 ? " element" : " elements"));
        }
        if (size > most) {
            return Refusal.occurrence("has more than " + most + (most == 1 ? " element" : " elements"));
        }
        for (int i = 0; i < size; i++) {
            var element = array.get(i);
            var refusal = element == JsonValue.NULL ? Refusal.type("allowed to be null") : kind.check(element);
            if (refusal != null) {
                return refusal.within("[" + i + "]");
            }
        }
        return null;
    }
}
