package energy.switchpoint.platform.json;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonReaderFactory;
import java.util.Map;

/**
 * Held for places where JSON is made or read thousands of times a second: {@link Json}'s own methods look for an
 * implementation in the archives each time, which costs more than most of what is then made.
 */
public final class JsonFactories {

    public static final JsonBuilderFactory BUILD = Json.createBuilderFactory(Map.of());
    public static final JsonReaderFactory READ = Json.createReaderFactory(Map.of());

    private JsonFactories() {}
}
