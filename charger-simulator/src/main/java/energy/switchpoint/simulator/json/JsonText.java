package energy.switchpoint.simulator.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reading and writing JSON with one provider: looking it up anew for every frame costs more than the frame. */
public final class JsonText {

    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private JsonText() {}

    public static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }

    public static JsonObjectBuilder object(JsonObject from) {
        return PROVIDER.createObjectBuilder(from);
    }

    public static JsonArrayBuilder array() {
        return PROVIDER.createArrayBuilder();
    }

    public static JsonObject empty() {
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    /** The one-member object that most OCPP answers are. */
    public static JsonObject status(String status) {
        return object().add("status", status).build();
    }

    public static JsonStructure read(String text) {
        try (var reader = PROVIDER.createReader(new StringReader(text))) {
            return reader.read();
        }
    }

    public static JsonObject readObject(String text) {
        return read(text).asJsonObject();
    }

    public static String pretty(JsonObject object) {
        var out = new StringWriter();
        var factory = PROVIDER.createWriterFactory(Map.of("jakarta.json.stream.JsonGenerator.prettyPrinting", true));
        try (var writer = factory.createWriter(out)) {
            writer.write(object);
        }
        return out.toString();
    }

    public static @Nullable String text(JsonObject object, String key) {
        return object.get(key) instanceof JsonString string ? string.getString() : null;
    }

    public static String text(JsonObject object, String key, String otherwise) {
        var text = text(object, key);
        return text == null ? otherwise : text;
    }

    public static @Nullable Integer integer(JsonObject object, String key) {
        return object.get(key) instanceof JsonNumber number ? (Integer) number.intValue() : null;
    }

    public static int integer(JsonObject object, String key, int otherwise) {
        var number = integer(object, key);
        return number == null ? otherwise : number;
    }

    public static double decimal(JsonObject object, String key, double otherwise) {
        return object.get(key) instanceof JsonNumber number ? number.doubleValue() : otherwise;
    }

    public static @Nullable Instant instant(JsonObject object, String key) {
        var text = text(object, key);
        return text == null ? null : Instant.parse(text);
    }

    public static @Nullable JsonObject child(JsonObject object, String key) {
        return object.get(key) instanceof JsonObject child ? child : null;
    }

    public static List<JsonObject> children(JsonObject object, String key) {
        return object.get(key) instanceof JsonArray array ? array.getValuesAs(JsonObject.class) : List.of();
    }

    public static List<String> texts(JsonObject object, String key) {
        return object.get(key) instanceof JsonArray array
                ? array.getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList()
                : List.of();
    }

    /** A text the sender had to give. */
    public static String needText(JsonObject object, String key) {
        return given(text(object, key), key);
    }

    /** A whole number the sender had to give. */
    public static int needInteger(JsonObject object, String key) {
        return given(integer(object, key), key);
    }

    /** An object the sender had to give. */
    public static JsonObject needChild(JsonObject object, String key) {
        return given(child(object, key), key);
    }

    public static <T> T given(@Nullable T value, String key) {
        if (value == null) {
            throw new MissingField(key);
        }
        return value;
    }

    /** A field that is not there, or holds another type than it should. */
    public static final class MissingField extends RuntimeException {
        public MissingField(String key) {
            super(key + " is missing or of another type");
        }
    }
}
