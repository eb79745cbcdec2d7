package energy.switchpoint.instructions.entity;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object, read one by one; each reader says in plain words what it misses. */
final class Fields {

    private static final int MOST_ITEMS = 200;
    private static final Set<String> FETCHED_BY = Set.of("http", "https", "ftp", "ftps", "sftp");

    private final JsonObject object;
    private final String where;
    private final Set<String> read = new HashSet<>();

    Fields(JsonObject object, String where) {
        this.object = object;
        this.where = where;
    }

    /** What is wrong, for the caller to read. */
    static final class Wrong extends RuntimeException {
        Wrong(String why) {
            super(why, null, false, false);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    boolean has(String name) {
        read.add(name);
        return value(name) != null;
    }

    /** A misspelt field is an error, not a surprise later. */
    void nothingElse() {
        object.keySet().stream().filter(k -> !read.contains(k)).findFirst().ifPresent(k -> {
            throw new Wrong("there is no field " + where + k);
        });
    }

    String text(String name, int longest) {
        return needed(name, textOrNull(name, longest));
    }

    @Nullable
    String textOrNull(String name, int longest) {
        return switch (value(name)) {
            case null -> null;
            case JsonString s when !s.getString().isBlank() && s.getString().length() <= longest -> s.getString();
            default -> throw new Wrong(where + name + " is a text of 1 to " + longest + " characters");
        };
    }

    int whole(String name, int least, int most) {
        return needed(name, wholeOrNull(name, least, most));
    }

    int whole(String name, int least, int most, int otherwise) {
        var value = wholeOrNull(name, least, most);
        return value == null ? otherwise : value;
    }

    @Nullable
    Integer wholeOrNull(String name, int least, int most) {
        return switch (value(name)) {
            case null -> null;
            case JsonNumber n
            when n.isIntegral()
                    && n.longValue() >= least
                    && n.longValue() <= most
                    && n.bigDecimalValue().precision() < 12 -> n.intValue();
            default -> throw new Wrong(where + name + " is a whole number from " + least + " to " + most);
        };
    }

    BigDecimal number(String name) {
        return switch (value(name)) {
            case JsonNumber n
            when n.bigDecimalValue().precision() < 20
                    && Math.abs(n.bigDecimalValue().scale()) < 10 -> n.bigDecimalValue();
            case null, default -> throw new Wrong(where + name + " is a number");
        };
    }

    boolean yes(String name, boolean otherwise) {
        return switch (value(name)) {
            case null -> otherwise;
            case JsonValue v when v.equals(JsonValue.TRUE) -> true;
            case JsonValue v when v.equals(JsonValue.FALSE) -> false;
            default -> throw new Wrong(where + name + " is true or false");
        };
    }

    boolean yes(String name) {
        if (value(name) == null) {
            throw new Wrong(where + name + " is missing");
        }
        return yes(name, false);
    }

    Instant time(String name) {
        return needed(name, timeOrNull(name));
    }

    @Nullable
    Instant timeOrNull(String name) {
        var text = textOrNull(name, 40);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException _) {
            throw new Wrong(where + name + " is a time like 2027-03-01T09:00:00Z");
        }
    }

    <E extends Enum<E>> E one(String name, Class<E> of) {
        return needed(name, oneOrNull(name, of));
    }

    <E extends Enum<E>> @Nullable E oneOrNull(String name, Class<E> of) {
        var text = textOrNull(name, 60);
        return text == null ? null : parsed(name, text, of);
    }

    <E extends Enum<E>> Set<E> some(String name, Class<E> of) {
        var found = new HashSet<E>();
        texts(name, 60).forEach(text -> found.add(parsed(name, text, of)));
        return found;
    }

    private <E extends Enum<E>> E parsed(String name, String text, Class<E> of) {
        return Arrays.stream(of.getEnumConstants())
                .filter(e -> e.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new Wrong(where + name + " is one of " + Arrays.toString(of.getEnumConstants())));
    }

    private List<String> texts(String name, int longest) {
        return items(name, v -> {
            if (v instanceof JsonString s && s.getString().length() <= longest) {
                return s.getString();
            }
            throw new Wrong(where + name + " is a list of texts");
        });
    }

    List<Integer> numbers(String name) {
        return items(name, v -> {
            if (v instanceof JsonNumber n
                    && n.isIntegral()
                    && n.bigDecimalValue().precision() < 10) {
                return n.intValue();
            }
            throw new Wrong(where + name + " is a list of whole numbers");
        });
    }

    /** Where a charger fetches a file from or takes one to. */
    URI file(String name) {
        var text = text(name, 512);
        try {
            var uri = URI.create(text);
            var scheme = uri.getScheme();
            if (scheme != null && FETCHED_BY.contains(scheme) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // answered below
        }
        throw new Wrong(where + name + " is the address of a file by http, https, ftp, ftps or sftp");
    }

    Fields part(String name) {
        if (value(name) instanceof JsonObject part) {
            return new Fields(part, where + name + ".");
        }
        throw new Wrong(where + name + " is missing, or is no object");
    }

    @Nullable
    Fields partOrNull(String name) {
        return value(name) == null ? null : part(name);
    }

    <T> List<T> parts(String name, Function<Fields, T> reading) {
        return items(name, v -> {
            if (v instanceof JsonObject part) {
                var fields = new Fields(part, where + name + "[].");
                var item = reading.apply(fields);
                fields.nothingElse();
                return item;
            }
            throw new Wrong(where + name + " is a list of objects");
        });
    }

    private <T> List<T> items(String name, Function<JsonValue, T> reading) {
        return switch (value(name)) {
            case null -> List.of();
            case JsonValue v
            when v.getValueType() == JsonValue.ValueType.ARRAY
                    && v.asJsonArray().size() <= MOST_ITEMS ->
                v.asJsonArray().stream().map(reading).toList();
            default -> throw new Wrong(where + name + " is a list of at most " + MOST_ITEMS);
        };
    }

    private @Nullable JsonValue value(String name) {
        read.add(name);
        var value = object.get(name);
        return value == null || value.equals(JsonValue.NULL) ? null : value;
    }

    private <T> T needed(String name, @Nullable T value) {
        if (value == null) {
            throw new Wrong(where + name + " is missing");
        }
        return value;
    }
}
