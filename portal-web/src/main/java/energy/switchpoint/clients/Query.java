package energy.switchpoint.clients;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the query part of an address; empty values are left out. */
public final class Query {

    private final List<String> parts = new ArrayList<>();

    public static Query of(String name, @Nullable Object value) {
        return new Query().and(name, value);
    }

    public Query and(String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            parts.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
        return this;
    }

    @Override
    public String toString() {
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }
}
