package energy.switchpoint.labels.entity;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Everything stated about one firmware version: per fact what is declared and what is certified. */
public record Facts(Map<String, FactValue> declared, Map<String, FactValue> certified) {

    public record Stated(FactValue value, Source source) {}

    public Facts {
        declared = Map.copyOf(declared);
        certified = Map.copyOf(certified);
    }

    /** The value that counts: a test house's word goes before the manufacturer's. */
    public Optional<Stated> best(String fact) {
        return Optional.ofNullable(certified.get(fact))
                .map(value -> new Stated(value, Source.CERTIFIED))
                .or(() -> Optional.ofNullable(declared.get(fact)).map(value -> new Stated(value, Source.DECLARED)));
    }

    /** The same with these declared as well, where nothing else is declared. */
    public Facts alsoDeclared(Map<String, FactValue> more) {
        var all = new HashMap<>(more);
        all.putAll(declared);
        return new Facts(all, certified);
    }
}
