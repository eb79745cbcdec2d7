package energy.switchpoint.labels.entity;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** One version of the criteria: data, so that a label can always say by which rules it was computed. */
public record Criteria(
        String version, Map<String, FactKind> facts, List<OfCapability> capabilities, List<OfForm> forms) {

    public record OfCapability(Capability capability, Map<Level, String> meanings, List<Criterion> criteria) {}

    /** A form takes the lowest level of what it is derived from, and of its own criteria if it has any. */
    public record OfForm(
            Form form, Set<Capability> derivedFrom, Map<Level, String> meanings, List<Criterion> criteria) {}

    public Criteria {
        facts = Map.copyOf(facts);
        capabilities = List.copyOf(capabilities);
        forms = List.copyOf(forms);
    }
}
