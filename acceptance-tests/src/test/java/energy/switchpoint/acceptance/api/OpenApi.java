package energy.switchpoint.acceptance.api;

import energy.switchpoint.acceptance.system.Installation.Service;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A service's contract, as it hands it out itself: the operations, who may call them, and a body each would read. */
public record OpenApi(Service service, List<Operation> operations) {

    /**
     * One operation.
     *
     * @param owner what the path id belongs to, {@code none} when ownership plays no part
     * @param body a body that fits the schema, empty when there is none
     */
    public record Operation(Service service, String method, String path, Set<String> roles, String owner, String body) {
        public boolean isPublic() {
            return roles.contains("all");
        }

        @Override
        public String toString() {
            return service.id() + " " + method + " " + path;
        }
    }

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    public static OpenApi of(Service service) {
        var text = Api.asNobody().get(service, "/openapi.yaml").expect(200).body();
        Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        var operations = new ArrayList<Operation>();
        map(root.get("paths"))
                .forEach((path, item) -> map(item).forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        operations.add(operation(service, root, path, method, map(operation)));
                    }
                }));
        return new OpenApi(service, operations);
    }

    private static Operation operation(
            Service service, Map<String, Object> root, String path, String method, Map<String, Object> operation) {
        var roles = new TreeSet<String>();
        if (operation.get("x-roles") instanceof List<?> list) {
            list.forEach(r -> roles.add(r.toString()));
        }
        return new Operation(
                service,
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                roles,
                Objects.toString(operation.get("x-owner"), "none"),
                body(root, operation));
    }

    private static String body(Map<String, Object> root, Map<String, Object> operation) {
        var content = map(resolved(root, map(operation.get("requestBody"))).get("content"));
        var json = map(content.get("application/json"));
        if (json.isEmpty()) {
            return "";
        }
        var example = json.get("example");
        return text(example != null ? example : sample(root, map(json.get("schema")), 0));
    }

    /** The smallest value that fits a schema: every required member, nothing else. */
    private static Object sample(Map<String, Object> root, Map<String, Object> raw, int depth) {
        var schema = resolved(root, raw);
        if (schema.containsKey("example")) {
            return schema.get("example");
        }
        if (schema.get("enum") instanceof List<?> values) {
            return values.getFirst();
        }
        if (schema.get("allOf") instanceof List<?> parts) {
            var all = new java.util.LinkedHashMap<String, Object>();
            parts.forEach(part -> all.putAll(map(sample(root, map(part), depth + 1))));
            return all;
        }
        return switch (type(schema)) {
            case "object" -> {
                var value = new java.util.LinkedHashMap<String, Object>();
                var properties = map(schema.get("properties"));
                if (schema.get("required") instanceof List<?> required && depth < 8) {
                    required.forEach(name ->
                            value.put(name.toString(), sample(root, map(properties.get(name.toString())), depth + 1)));
                }
                yield value;
            }
            case "array" -> List.of(sample(root, map(schema.get("items")), depth + 1));
            case "integer", "number" -> Objects.requireNonNullElse(schema.get("minimum"), 1);
            case "boolean" -> true;
            default -> string(schema);
        };
    }

    private static String type(Map<String, Object> schema) {
        return switch (schema.get("type")) {
            case String one -> one;
            case List<?> several -> several.getFirst().toString();
            case null, default -> schema.containsKey("properties") ? "object" : "string";
        };
    }

    private static String string(Map<String, Object> schema) {
        return switch (Objects.toString(schema.get("format"), "")) {
            case "uuid" -> "00000000-0000-7000-8000-000000000000";
            case "date-time" -> "2030-01-01T00:00:00Z";
            case "date" -> "2030-01-01";
            case "uri" -> "https://example.org/";
            case "email" -> "someone@example.org";
            default -> "x".repeat(schema.get("minLength") instanceof Integer least ? least : 1);
        };
    }

    private static Map<String, Object> resolved(Map<String, Object> root, Map<String, Object> node) {
        if (!(node.get("$ref") instanceof String ref)) {
            return node;
        }
        Map<String, Object> at = root;
        for (var part : ref.substring(2).split("/")) {
            at = map(at.get(part));
        }
        return resolved(root, at);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return node instanceof Map<?, ?> found ? (Map<String, Object>) found : Map.of();
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> members -> {
                var json = new StringBuilder("{");
                members.forEach((name, v) -> json.append(json.length() > 1 ? "," : "")
                        .append(text(name.toString()))
                        .append(':')
                        .append(text(v)));
                yield json.append('}').toString();
            }
            case List<?> items ->
                items.stream().map(OpenApi::text).collect(java.util.stream.Collectors.joining(",", "[", "]"));
            case Number number -> number.toString();
            case Boolean bool -> bool.toString();
            case java.util.Date date -> text(date.toInstant().toString().substring(0, 10));
            default -> Json.createValue(value.toString()).toString();
        };
    }

    static JsonValue parse(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }
}
