package energy.switchpoint.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds a service's {@code openapi.yaml} against its JAX-RS resources, both ways: an operation that is in one only fails, and
 * so does one whose roles differ ({@code all} = anybody, {@code any} = everybody signed in) or that has a path id and no
 * {@code x-owner}. The foreign-tenant test is generated from these entries, so a new operation cannot be forgotten.
 */
public final class OpenApiMatchesResources {

    private static final String ROOT = "energy.switchpoint";
    private static final Set<String> ALL = Set.of("all");
    private static final Set<String> ANY = Set.of("any");

    private OpenApiMatchesResources() {}

    /** Everything under {@code energy.switchpoint} on the class path against {@code openapi.yaml} at its root. */
    public static void check() {
        var documented = OpenApiDocument.onTheClassPath().operations();
        var offered = offered();

        assertThat(documented.keySet())
                .as("operations in openapi.yaml, and those the resources offer")
                .containsExactlyInAnyOrderElementsOf(offered.keySet());
        offered.forEach(
                (operation, roles) -> assertThat(documented.get(operation).roles())
                        .as("x-roles of %s", operation)
                        .isEqualTo(roles));
        documented.forEach((operation, entry) -> assertThat(entry.owner().isPresent() || !operation.contains("{"))
                .as("%s has a path id and says its x-owner", operation)
                .isTrue());
    }

    private static Map<String, Set<String>> offered() {
        var found = new TreeMap<String, Set<String>>();
        new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages(ROOT).stream()
                        .filter(type -> type.isAnnotatedWith(Path.class) && !type.isInterface())
                        .map(type -> type.reflect())
                        .forEach(resource -> Arrays.stream(resource.getMethods())
                                .forEach(method -> verb(method)
                                        .ifPresent(verb -> found.put(
                                                verb + " " + path(resource, method), roles(resource, method)))));
        return found;
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(a -> a.annotationType().getAnnotation(HttpMethod.class))
                .filter(m -> m != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(Class<?> resource, Method method) {
        return Stream.of(resource, method)
                .map(OpenApiMatchesResources::path)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/", "/", ""));
    }

    private static String path(AnnotatedElement element) {
        var path = element.getAnnotation(Path.class);
        return path == null
                ? ""
                : path.value().replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}").replaceAll("^/|/$", "");
    }

    private static Set<String> roles(Class<?> resource, Method method) {
        return declared(method).or(() -> declared(resource)).orElse(ALL);
    }

    private static Optional<Set<String>> declared(AnnotatedElement element) {
        if (element.isAnnotationPresent(PermitAll.class)) {
            return Optional.of(ALL);
        }
        return Optional.ofNullable(element.getAnnotation(RolesAllowed.class))
                .map(allowed -> new TreeSet<>(Arrays.asList(allowed.value())))
                .map(roles -> roles.contains("**") ? ANY : roles);
    }
}
