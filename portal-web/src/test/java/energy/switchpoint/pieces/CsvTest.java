package energy.switchpoint.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void commasQuotesAndLinesAreKeptTogether() {
        assertThat(Csv.line(List.of("a,b", "say \"hi\"", "two\nlines", "plain")))
                .isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",plain\r\n");
    }

    @Test
    void aSpreadsheetIsNotMadeToRunAText() {
        assertThat(Csv.line(List.of("=SUM(A1)", "@x", "-12.5"))).isEqualTo("'=SUM(A1),'@x,-12.5\r\n");
    }
}
