package energy.switchpoint.labels.entity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a criterion asks of a fact. A value of another kind does not pass. */
public sealed interface FactTest {

    record IsTrue() implements FactTest {}

    record AtLeast(BigDecimal bound) implements FactTest {}

    record AtMost(BigDecimal bound) implements FactTest {}

    record OneOf(Set<String> values) implements FactTest {}

    record ContainsAll(Set<String> values) implements FactTest {}

    record ContainsAny(Set<String> values) implements FactTest {}

    /** At least {@code bound} of these. */
    record CountOf(Set<String> values, int bound) implements FactTest {}

    /** A day that is not over: an expired certificate lowers the level by itself (R181). */
    record NotPast() implements FactTest {}

    default boolean passes(FactValue value, LocalDate today) {
        return switch (this) {
            case IsTrue() -> value instanceof FactValue.Flag(boolean flag) && flag;
            case AtLeast(var bound) -> value instanceof FactValue.Amount(var amount) && amount.compareTo(bound) >= 0;
            case AtMost(var bound) -> value instanceof FactValue.Amount(var amount) && amount.compareTo(bound) <= 0;
            case OneOf(var wanted) -> value instanceof FactValue.Text(var text) && wanted.contains(text);
            case ContainsAll(var wanted) -> value instanceof FactValue.Texts(var texts) && texts.containsAll(wanted);
            case ContainsAny(var wanted) -> value instanceof FactValue.Texts(var texts) && common(texts, wanted) > 0;
            case CountOf(var wanted, int bound) ->
                value instanceof FactValue.Texts(var texts) && common(texts, wanted) >= bound;
            case NotPast() -> value instanceof FactValue.Day(var day) && !day.isBefore(today);
        };
    }

    private static int common(List<String> texts, Set<String> wanted) {
        var both = new HashSet<>(texts);
        both.retainAll(wanted);
        return both.size();
    }
}
