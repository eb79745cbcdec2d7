package energy.switchpoint.cluster.control;

import energy.switchpoint.platform.json.JsonFactories;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON and back, for messages between nodes. Of a sealed interface only its own records can be named, so a message
 * makes nothing that was not meant to be sent. What a reader does not know it leaves out; what it misses is null or 0: two
 * releases understand each other as long as a name keeps its meaning.
 */
public final class RecordText {

    private static final String IS = "is";

    private static final Map<Class<?>, Function<String, Object>> TEXTS = Map.of(
            String.class, text -> text,
            UUID.class, UUID::fromString,
            Instant.class, Instant::parse,
            Duration.class, Duration::parse,
            URI.class, URI::create,
            BigDecimal.class, BigDecimal::new);

    private final Map<Class<?>, Shape> shapes = new ConcurrentHashMap<>();
    private final Map<Class<?>, Map<String, Class<?>>> kinds = new ConcurrentHashMap<>();

    private record Shape(List<RecordComponent> components, Constructor<?> constructor) {}

    /** A text that is no such record. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String what) {
            super(what);
        }
    }

    public JsonObject write(Object value, Class<?> as) {
        return (JsonObject) written(value, as);
    }

    public <T> T read(JsonObject json, Class<T> as) throws Unreadable {
        try {
            return as.cast(made(json, as));
        } catch (ClassCastException
                | IllegalArgumentException
                | ArithmeticException
                | NullPointerException
                | ReflectiveOperationException e) {
            throw new Unreadable(as.getSimpleName() + ": " + e);
        }
    }

    private JsonValue written(@Nullable Object value, Type type) {
        return switch (value) {
            case null -> JsonValue.NULL;
            case Boolean truth -> truth ? JsonValue.TRUE : JsonValue.FALSE;
            case Integer number -> Json.createValue(number);
            case Long number -> Json.createValue(number);
            case Enum<?> constant -> Json.createValue(constant.name());
            case Record record -> record(record, raw(type));
            case List<?> list -> array(list, argument(type, 0));
            case Set<?> set -> array(set, argument(type, 0));
            case Map<?, ?> map -> {
                var pairs = JsonFactories.BUILD.createArrayBuilder();
                map.forEach((k, v) -> pairs.add(JsonFactories.BUILD
                        .createArrayBuilder()
                        .add(written(k, argument(type, 0)))
                        .add(written(v, argument(type, 1)))));
                yield pairs.build();
            }
            default -> {
                if (!TEXTS.containsKey(value.getClass())) {
                    throw new IllegalArgumentException("not made for sending: " + value.getClass());
                }
                yield Json.createValue(value.toString());
            }
        };
    }

    private JsonArray array(Iterable<?> values, Type type) {
        var array = JsonFactories.BUILD.createArrayBuilder();
        values.forEach(value -> array.add(written(value, type)));
        return array.build();
    }

    private JsonObject record(Record record, Class<?> as) {
        var json = JsonFactories.BUILD.createObjectBuilder();
        if (as.isSealed()) {
            json.add(IS, nameOf(record.getClass()));
        }
        for (var component : shape(record.getClass()).components()) {
            try {
                json.add(
                        component.getName(),
                        written(component.getAccessor().invoke(record), component.getGenericType()));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return json.build();
    }

    private @Nullable Object value(JsonValue json, Type type) throws ReflectiveOperationException {
        var raw = raw(type);
        return switch (json) {
            case JsonObject object -> made(object, raw);
            case JsonArray array
            when Map.class.isAssignableFrom(raw) -> {
                var map = new HashMap<@Nullable Object, @Nullable Object>();
                for (var pair : array.getValuesAs(JsonArray.class)) {
                    map.put(value(pair.get(0), argument(type, 0)), value(pair.get(1), argument(type, 1)));
                }
                yield map;
            }
            case JsonArray array -> {
                var values = raw == Set.class ? new LinkedHashSet<@Nullable Object>() : null;
                var list = new java.util.ArrayList<@Nullable Object>();
                for (var element : array) {
                    list.add(value(element, argument(type, 0)));
                }
                if (values != null) {
                    values.addAll(list);
                    yield values;
                }
                yield list;
            }
            case JsonString text when raw.isEnum() -> constant(raw, text.getString());
            case JsonString text ->
                Optional.ofNullable(TEXTS.get(raw))
                        .orElseThrow(() -> new IllegalArgumentException("a text is no " + raw))
                        .apply(text.getString());
            case JsonNumber number when raw == int.class || raw == Integer.class -> number.intValueExact();
            case JsonNumber number -> number.longValueExact();
            default -> json == JsonValue.NULL ? nothing(raw) : (Object) (json == JsonValue.TRUE);
        };
    }

    private Object made(JsonObject json, Class<?> as) throws ReflectiveOperationException {
        var shape = shape(as.isSealed() ? kind(as, json.getString(IS)) : as);
        var values = new Object[shape.components().size()];
        for (int i = 0; i < values.length; i++) {
            var component = shape.components().get(i);
            values[i] = value(json.getOrDefault(component.getName(), JsonValue.NULL), component.getGenericType());
        }
        try {
            return shape.constructor().newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause());
        }
    }

    private static @Nullable Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        return type == long.class ? (Object) 0L : null;
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> ((Enum<?>) c).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + type.getSimpleName() + " " + name));
    }

    private Class<?> kind(Class<?> sealed, String name) {
        var found = kinds.computeIfAbsent(sealed, RecordText::kindsOf).get(name);
        if (found == null) {
            throw new IllegalArgumentException("no " + sealed.getSimpleName() + " " + name);
        }
        return found;
    }

    private static Map<String, Class<?>> kindsOf(Class<?> sealed) {
        var all = new HashMap<String, Class<?>>();
        leaves(sealed).forEach(leaf -> all.put(nameOf(leaf), leaf));
        return all;
    }

    /** Every record that a sealed interface permits, at any depth. */
    static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(RecordText::leaves)
                : Stream.of(type);
    }

    /** With the names of the types around it, without the package: {@code ChargerCommand$Reset}. */
    private static String nameOf(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1);
    }

    private Shape shape(Class<?> type) {
        return shapes.computeIfAbsent(type, RecordText::shapeOf);
    }

    private static Shape shapeOf(Class<?> type) {
        var components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException("not a record: " + type);
        }
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return new Shape(List.of(components), type.getDeclaredConstructor(types));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType of ? (Class<?>) of.getRawType() : (Class<?>) type;
    }

    private static Type argument(Type type, int position) {
        return ((ParameterizedType) type).getActualTypeArguments()[position];
    }
}
