package energy.switchpoint.migrations;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A service's own corner of the database. Its user carries the same name and has rights here only. */
public enum Schema {
    REGISTRY,
    CONSENT,
    SWITCHING,
    GATEWAY;

    /** The name in the database, of the schema and of its user. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The schema with this name; an unknown name is refused with the names there are. */
    public static Schema of(String id) {
        return Arrays.stream(values())
                .filter(schema -> schema.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No schema '" + id + "'. There are: "
                        + Arrays.stream(values()).map(Schema::id).collect(Collectors.joining(", "))));
    }

    /** Where its SQL lies: what every service shares, its own, and on demand the rows of the demo. */
    List<String> locations(boolean demo) {
        var always = List.of("classpath:db/platform", "classpath:db/" + id());
        return demo ? List.of(always.get(0), always.get(1), "classpath:db/demo/" + id()) : always;
    }
}
