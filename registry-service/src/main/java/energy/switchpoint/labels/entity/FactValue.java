package energy.switchpoint.labels.entity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What somebody stated about one firmware version. */
public sealed interface FactValue {

    record Flag(boolean value) implements FactValue {}

    record Amount(BigDecimal value) implements FactValue {}

    record Text(String value) implements FactValue {}

    record Day(LocalDate value) implements FactValue {}

    record Texts(List<String> values) implements FactValue {
        public Texts {
            values = List.copyOf(values);
        }
    }

    static FactValue of(boolean value) {
        return new Flag(value);
    }

    static FactValue of(long value) {
        return new Amount(BigDecimal.valueOf(value));
    }

    static FactValue of(String... values) {
        return new Texts(List.of(values));
    }
}
