package energy.switchpoint.ocpp.entity;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.Map;

/** JSON by a provider looked up once: finding it again for every message costs more than reading the message. */
public final class Json {

    private static final JsonProvider PROVIDER = JsonProvider.provider();

    /** No message of any version is nested a third as deep; deeper ones are refused before they fill the stack. */
    private static final int DEEPEST = 32;

    private static final Map<String, ?> LIMITS = Map.of("org.eclipse.parsson.maxDepth", DEEPEST);
    private static final JsonReaderFactory READERS = PROVIDER.createReaderFactory(LIMITS);
    private static final JsonParserFactory PARSERS = PROVIDER.createParserFactory(LIMITS);
    public static final JsonObject EMPTY = object().build();

    private Json() {}

    public static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }

    public static JsonArrayBuilder array() {
        return PROVIDER.createArrayBuilder();
    }

    /** @throws JsonException when it is not one JSON array and nothing else, or exceeds what the parser takes */
    public static JsonArray readArray(String text) {
        try (var parser = PARSERS.createParser(new StringReader(text))) {
            if (!parser.hasNext() || parser.next() != JsonParser.Event.START_ARRAY) {
                throw new JsonException("not an array");
            }
            var array = parser.getArray();
            // looks behind the array, and throws at anything that is there
            parser.hasNext();
            return array;
        } catch (JsonException e) {
            throw e;
        } catch (RuntimeException e) {
            // the parser's own limits: too deep, a number with too many digits or too large an exponent
            throw new JsonException("beyond the parser's limits", e);
        }
    }

    /** @throws JsonException when it is not one JSON object */
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
