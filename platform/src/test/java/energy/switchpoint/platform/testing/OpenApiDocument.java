package energy.switchpoint.platform.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The operations of an {@code openapi.yaml}, with who may call them. Reads the lines it needs and not YAML in general: two
 * spaces per level, {@code x-roles} and {@code x-owner} on one line each, as all our documents are written.
 */
public record OpenApiDocument(Map<String, Operation> operations) {

    /** Who may call an operation, and by what its path id is owned. */
    public record Operation(Set<String> roles, Optional<String> owner) {}

    private static final Pattern PATH = Pattern.compile("^ {2}[\"']?(/[^\"':]*)[\"']?:\\s*$");
    private static final Pattern VERB = Pattern.compile("^ {4}(get|put|post|delete|patch):\\s*$");
    private static final Pattern ROLES = Pattern.compile("^ {6}x-roles:\\s*\\[(.*)]\\s*$");
    private static final Pattern OWNER = Pattern.compile("^ {6}x-owner:\\s*(\\S+)\\s*$");

    public static OpenApiDocument onTheClassPath() {
        var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream("openapi.yaml");
        if (stream == null) {
            throw new IllegalStateException("openapi.yaml is not on the class path");
        }
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return parse(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static OpenApiDocument parse(List<String> lines) {
        var operations = new TreeMap<String, Operation>();
        var path = "";
        var operation = "";
        boolean inPaths = false;
        for (var line : lines) {
            if (!line.isEmpty() && Character.isLetter(line.charAt(0))) {
                inPaths = line.startsWith("paths:");
            }
            if (!inPaths) {
                continue;
            }
            var newPath = first(PATH, line);
            var verb = first(VERB, line);
            var roles = first(ROLES, line);
            var owner = first(OWNER, line);
            if (newPath.isPresent()) {
                path = newPath.get();
            } else if (verb.isPresent()) {
                operation = verb.get().toUpperCase(Locale.ROOT) + " " + path;
                operations.put(operation, new Operation(Set.of(), Optional.empty()));
            } else if (roles.isPresent()) {
                operations.computeIfPresent(operation, (_, known) -> new Operation(names(roles.get()), known.owner()));
            } else if (owner.isPresent()) {
                operations.computeIfPresent(operation, (_, known) -> new Operation(known.roles(), owner));
            }
        }
        return new OpenApiDocument(operations);
    }

    private static Optional<String> first(Pattern pattern, String line) {
        return Optional.of(pattern.matcher(line)).filter(Matcher::matches).map(m -> m.group(1));
    }

    private static Set<String> names(String list) {
        var names = new TreeSet<String>();
        Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(n -> !n.isEmpty())
                .forEach(names::add);
        return names;
    }
}
