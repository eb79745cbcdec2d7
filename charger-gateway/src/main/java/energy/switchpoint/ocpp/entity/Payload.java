package energy.switchpoint.ocpp.entity;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message's fields, read with suspicion: absent, of another type or outside its bounds becomes the error the version
 * prescribes. Fields we do not know are passed over, as vendors add their own.
 */
public final class Payload {

    private final JsonObject json;
    private final String path;

    public Payload(JsonObject json) {
        this(json, "");
    }

    private Payload(JsonObject json, String path) {
        this.json = json;
        this.path = path;
    }

    /** As it came, for fields of no fixed form. */
    public JsonObject json() {
        return json;
    }

    public String text(String name, int longest) {
        return present(name, textOrNull(name, longest));
    }

    public @Nullable String textOrNull(String name, int longest) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonString string)) {
            throw wrongType(name, "a string");
        }
        if (string.getChars().length() > longest) {
            throw outside(name, "has more than " + longest + " characters");
        }
        return string.getString();
    }

    public String oneOf(String name, Set<String> words) {
        var word = text(name, 100);
        if (!words.contains(word)) {
            throw outside(name, "is none of the words of the specification");
        }
        return word;
    }

    public int whole(String name) {
        return Math.toIntExact(bounded(name, present(name, numberOrNull(name))));
    }

    public @Nullable Integer wholeOrNull(String name) {
        var value = numberOrNull(name);
        return value == null ? null : (int) bounded(name, value);
    }

    public @Nullable BigDecimal numberOrNull(String name) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonNumber number)) {
            throw wrongType(name, "a number");
        }
        return number.bigDecimalValue();
    }

    public BigDecimal number(String name) {
        return present(name, numberOrNull(name));
    }

    public boolean flag(String name, boolean otherwise) {
        return switch (value(name)) {
            case null -> otherwise;
            case JsonValue v when v == JsonValue.TRUE -> true;
            case JsonValue v when v == JsonValue.FALSE -> false;
            default -> throw wrongType(name, "true or false");
        };
    }

    public Instant time(String name) {
        return present(name, timeOrNull(name));
    }

    /** A time without offset is read as UTC, which is what chargers that leave it out mean. */
    public @Nullable Instant timeOrNull(String name) {
        var text = textOrNull(name, 40);
        if (text == null) {
            return null;
        }
        var usual = UsualTime.read(text);
        if (usual != null) {
            return usual;
        }
        var unusual = AnyTime.read(text);
        if (unusual == null) {
            throw outside(name, "is not an ISO 8601 time");
        }
        return unusual;
    }

    public Payload part(String name) {
        return present(name, partOrNull(name));
    }

    public @Nullable Payload partOrNull(String name) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonObject object)) {
            throw wrongType(name, "an object");
        }
        return new Payload(object, path + name + ".");
    }

    /** Each element of a list that must not be empty. */
    public List<Payload> parts(String name) {
        var parts = partsOrNone(name);
        if (parts.isEmpty()) {
            throw new CallRefused(RpcFault.OCCURRENCE, path + name + " needs at least one element");
        }
        return parts;
    }

    public List<Payload> partsOrNone(String name) {
        var value = value(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof JsonArray array)) {
            throw wrongType(name, "a list");
        }
        var parts = new ArrayList<Payload>(array.size());
        for (var element : array) {
            if (!(element instanceof JsonObject object)) {
                throw wrongType(name, "a list of objects");
            }
            parts.add(new Payload(object, path + name + "[]."));
        }
        return parts;
    }

    private @Nullable JsonValue value(String name) {
        var value = json.get(name);
        return value == null || value == JsonValue.NULL ? null : value;
    }

    private long bounded(String name, BigDecimal value) {
        try {
            return value.intValueExact();
        } catch (ArithmeticException e) {
            throw outside(name, "is not a whole number of 32 bits");
        }
    }

    private <T> T present(String name, @Nullable T value) {
        if (value == null) {
            throw new CallRefused(RpcFault.OCCURRENCE, path + name + " is missing");
        }
        return value;
    }

    private CallRefused wrongType(String name, String wanted) {
        return new CallRefused(RpcFault.TYPE, path + name + " is not " + wanted);
    }

    private CallRefused outside(String name, String how) {
        return new CallRefused(RpcFault.PROPERTY, path + name + " " + how);
    }
}
