package energy.switchpoint.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void aCellIsReadAsTheTextItIs() {
        Map.of(
                        "plain", "plain",
                        "a,b", "\"a,b\"",
                        "say \"no\"", "\"say \"\"no\"\"\"",
                        "two\nlines", "\"two\nlines\"",
                        "=HYPERLINK(1)", "'=HYPERLINK(1)",
                        "@cmd", "'@cmd",
                        "-12", "-12",
                        "", "")
                .forEach((value, cell) -> assertThat(Csv.cell(value)).isEqualTo(cell));
    }
}
