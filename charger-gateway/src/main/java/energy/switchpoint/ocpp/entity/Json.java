package energy.switchpoint.ocpp.entity;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Map;

/** JSON by a provider looked up once: finding it again for every message costs more than reading the message. */
public final class Json {

    private static final JsonProvider PROVIDER = JsonProvider.provider();
    private static final JsonReaderFactory READERS = PROVIDER.createReaderFactory(Map.of());
    public static final JsonObject EMPTY = object().build();

    private Json() {}

    public static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }

    public static JsonArrayBuilder array() {
        return PROVIDER.createArrayBuilder();
    }

    /** @throws jakarta.json.JsonException when it is not one JSON array */
    public static JsonArray readArray(String text) {
        try (var reader = READERS.createReader(new StringReader(text))) {
            return reader.readArray();
        }
    }

    /** @throws jakarta.json.JsonException when it is not one JSON object */
    public static JsonObject readObject(String text) {
        try (var reader = READERS.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** A JSON string literal, quotes included. */
    public static String quoted(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c > '~') {
                return PROVIDER.createValue(text).toString();
            }
        }
        return '"' + text + '"';
    }
}
