package energy.switchpoint.inventory.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "0 1 2 3   | true  | -",
                "0 1 3     | true  | 2",
                "0 2 4 8   | true  | 1, 3, 5-7",
                "4 5 6     | true  | -",
                "3 4       | false | start",
                "3 5       | false | start, 4",
            })
    void itNamesWhatLiesBetweenWhatCame(String heard, boolean started, @Nullable String words) {
        var missing =
                Missing.of(Arrays.stream(heard.split(" ")).map(Integer::valueOf).toList(), started);

        assertThat(missing.isNothing()).isEqualTo(words == null);
        assertThat(missing.words()).isEqualTo(words == null ? "" : words);
    }

    @Test
    void aLongListEndsInDots() {
        var everySecond = IntStream.range(0, 500).mapToObj(i -> 2 * i).toList();

        assertThat(Missing.of(everySecond, true).words())
                .hasSizeLessThanOrEqualTo(200)
                .endsWith(" …");
        assertThat(Missing.of(List.of(0, Integer.MAX_VALUE), true).numbers()).hasSize(1000);
    }
}
