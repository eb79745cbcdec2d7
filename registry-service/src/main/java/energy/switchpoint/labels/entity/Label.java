package energy.switchpoint.labels.entity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The interoperability label of one firmware version. There is no way to set it: it follows from criteria and facts alone.
 * Per capability every criterion of a level, and of those below it, must be met; a form shows the lowest of its capabilities.
 */
public record Label(String criteriaVersion, List<FormLevel> forms, List<CapabilityLevel> capabilities) {

    public record CapabilityLevel(
            Capability capability, Level level, String meaning, List<Criterion.Result> criteria) {}

    public record FormLevel(
            Form form,
            Level level,
            String meaning,
            Collection<Capability> derivedFrom,
            List<Criterion.Result> criteria) {}

    public static Label of(Criteria criteria, Facts facts, LocalDate today) {
        var capabilities = criteria.capabilities().stream()
                .map(rules -> capability(rules, facts, today))
                .toList();
        var levels =
                capabilities.stream().collect(Collectors.toMap(CapabilityLevel::capability, CapabilityLevel::level));
        var forms = criteria.forms().stream()
                .map(rules -> form(rules, levels, facts, today))
                .toList();
        return new Label(criteria.version(), forms, capabilities);
    }

    /** What a buyer can count on in every respect. */
    public Level lowest() {
        return Level.lowest(Stream.concat(
                        forms.stream().map(FormLevel::level),
                        capabilities.stream().map(CapabilityLevel::level))
                .toList());
    }

    public Level level(Form form) {
        return only(forms, FormLevel::form, form).level();
    }

    public Level level(Capability capability) {
        return only(capabilities, CapabilityLevel::capability, capability).level();
    }

    private static CapabilityLevel capability(Criteria.OfCapability rules, Facts facts, LocalDate today) {
        var results = check(rules.criteria(), facts, today);
        var level = reached(results);
        return new CapabilityLevel(rules.capability(), level, meaning(rules.meanings(), level), results);
    }

    private static FormLevel form(Criteria.OfForm rules, Map<Capability, Level> levels, Facts facts, LocalDate today) {
        var results = check(rules.criteria(), facts, today);
        var all = new ArrayList<Level>();
        rules.derivedFrom().forEach(capability -> all.add(Objects.requireNonNull(levels.get(capability))));
        if (!results.isEmpty()) {
            all.add(reached(results));
        }
        var level = Level.lowest(all);
        return new FormLevel(
                rules.form(), level, meaning(rules.meanings(), level), List.copyOf(rules.derivedFrom()), results);
    }

    private static List<Criterion.Result> check(List<Criterion> criteria, Facts facts, LocalDate today) {
        return criteria.stream().map(criterion -> criterion.check(facts, today)).toList();
    }

    private static Level reached(List<Criterion.Result> results) {
        if (results.stream().allMatch(Criterion.Result::met)) {
            return Level.HIGH;
        }
        boolean medium = results.stream()
                .filter(result -> result.criterion().level() == Level.MEDIUM)
                .allMatch(Criterion.Result::met);
        return medium ? Level.MEDIUM : Level.NONE;
    }

    private static String meaning(Map<Level, String> meanings, Level level) {
        return Objects.requireNonNull(meanings.get(level), "the criteria say what every level means");
    }

    private static <T, K> T only(List<T> items, Function<T, K> key, K wanted) {
        return items.stream()
                .filter(item -> key.apply(item).equals(wanted))
                .findFirst()
                .orElseThrow();
    }
}
