package energy.switchpoint.platform.http;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** JSON as our APIs speak it: an unknown field is an error, not a surprise later; nulls are written. */
@Provider
public class StrictJson implements ContextResolver<Jsonb> {

    private static final Jsonb JSON = JsonbBuilder.create(
            new JsonbConfig().withNullValues(true).setProperty("jsonb.fail-on-unknown-properties", true));

    @Override
    public Jsonb getContext(Class<?> type) {
        return JSON;
    }
}
