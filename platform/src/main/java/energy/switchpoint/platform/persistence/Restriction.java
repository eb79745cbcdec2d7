package energy.switchpoint.platform.persistence;

import java.util.Map;

/**
 * A condition on rows, in JPQL over the alias {@code e}, with its parameters.
 *
 * @param jpql for example {@code e.organisationId = :tenant}
 */
public record Restriction(String jpql, Map<String, Object> parameters) {

    public static final Restriction NOTHING = new Restriction("1 = 0", Map.of());
    public static final Restriction EVERYTHING = new Restriction("1 = 1", Map.of());

    public Restriction {
        parameters = Map.copyOf(parameters);
    }

    public static Restriction where(String jpql, Map<String, Object> parameters) {
        return new Restriction(jpql, parameters);
    }
}
