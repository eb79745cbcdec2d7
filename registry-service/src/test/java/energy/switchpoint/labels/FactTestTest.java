package energy.switchpoint.labels;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.labels.control.FactValues;
import energy.switchpoint.labels.entity.FactKind;
import energy.switchpoint.labels.entity.FactTest;
import energy.switchpoint.labels.entity.FactValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactTestTest {

    static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    @ParameterizedTest
    @CsvSource({"2, false", "3, true", "4, true"})
    void atLeastIncludesItsBound(long value, boolean passes) {
        assertThat(new FactTest.AtLeast(BigDecimal.valueOf(3)).passes(FactValue.of(value), TODAY))
                .isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({"30, true", "31, true", "32, false"})
    void atMostIncludesItsBound(long value, boolean passes) {
        assertThat(new FactTest.AtMost(BigDecimal.valueOf(31)).passes(FactValue.of(value), TODAY))
                .isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-21, false", "2026-11-22, true", "2026-11-23, true"})
    void aDayIsNotPastUntilItIsOver(LocalDate day, boolean passes) {
        assertThat(new FactTest.NotPast().passes(new FactValue.Day(day), TODAY)).isEqualTo(passes);
    }

    @Test
    void aListIsCountedWithoutRepetitions() {
        var three = new FactTest.CountOf(Set.of("A", "B", "C", "D"), 3);

        assertThat(three.passes(FactValue.of("A", "B", "C"), TODAY)).isTrue();
        assertThat(three.passes(FactValue.of("A", "B", "B", "X"), TODAY)).isFalse();
    }

    @Test
    void containingAllIsMoreThanContainingAny() {
        assertThat(new FactTest.ContainsAll(Set.of("A", "B")).passes(FactValue.of("A"), TODAY))
                .isFalse();
        assertThat(new FactTest.ContainsAny(Set.of("A", "B")).passes(FactValue.of("A"), TODAY))
                .isTrue();
        assertThat(new FactTest.ContainsAny(Set.of("A", "B")).passes(FactValue.of("C"), TODAY))
                .isFalse();
    }

    @Test
    void aValueOfAnotherKindDoesNotPass() {
        assertThat(new FactTest.IsTrue().passes(FactValue.of(1), TODAY)).isFalse();
        assertThat(new FactTest.AtLeast(BigDecimal.ONE).passes(FactValue.of(true), TODAY))
                .isFalse();
        assertThat(new FactTest.OneOf(Set.of("A")).passes(FactValue.of("A"), TODAY))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true|BOOLEAN|true", "12|NUMBER|true", "\"x\"|TEXT|true", "\"2028-01-31\"|DATE|true",
                        "[\"a\"]|LIST|true",
                "\"12\"|NUMBER|false", "12|BOOLEAN|false", "\"31.1.2028\"|DATE|false", "[1]|LIST|false",
                        "null|TEXT|false",
                "{}|TEXT|false"
            })
    void onlyAValueOfTheRightKindIsRead(String json, FactKind kind, boolean read) {
        assertThat(FactValues.read(FactValues.parse(json), kind).isPresent()).isEqualTo(read);
    }
}
