package energy.switchpoint.ocpp.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/ocpp.md} against the tables messages are checked by. */
class OcppPageTest {

    static final Path PAGE = Path.of("../docs/ocpp.md");
    static final Map<String, Integer> COLUMNS = Map.of("v16", 1, "v201", 2, "v21", 3);
    static final Set<String> CELLS = Set.of("in", "out", "both", "–", "refused", "not sent");
    static final Set<String> TAKEN_OR_SENT = Set.of("in", "out", "both");

    @Test
    void everyMessageOfEveryVersionHasARowWithItsDirection() throws IOException {
        var rows = rows();
        for (var version : COLUMNS.keySet()) {
            if (OcppPageTest.class.getResource("/ocpp/" + version + ".schema") == null) {
                continue;
            }
            var schema = Schema.of(version);
            for (var action : schema.actions()) {
                assertThat(rows).as("docs/ocpp.md has no row for " + action).containsKey(action);
                assertThat(rows.get(action)[COLUMNS.get(version)])
                        .as(action + " in " + version)
                        .isIn(direction(schema, action), "refused", "not sent");
            }
            rows.forEach((action, cells) -> {
                if (TAKEN_OR_SENT.contains(cells[COLUMNS.get(version)])) {
                    assertThat(schema.actions()).as("the table of " + version).contains(action);
                }
            });
        }
    }

    @Test
    void noRowIsWithoutAWordAboutWhatWeDo() throws IOException {
        assertThat(rows().values()).allSatisfy(cells -> {
            assertThat(cells).hasSize(5);
            assertThat(CELLS).contains(cells[1], cells[2], cells[3]);
            assertThat(cells[4]).isNotBlank();
        });
    }

    private static String direction(Schema schema, String action) {
        if (!schema.fromStation(action)) {
            return "out";
        }
        return schema.fromCentral(action) ? "both" : "in";
    }

    private static Map<String, String[]> rows() throws IOException {
        var rows = new TreeMap<String, String[]>();
        boolean inTable = false;
        for (var line : Files.readAllLines(PAGE)) {
            if (!line.startsWith("|")) {
                inTable = false;
            } else if (line.startsWith("| Message |")) {
                inTable = true;
            } else if (inTable && !line.startsWith("|---")) {
                var cells = line.substring(1, line.length() - 1).split("\\|");
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = cells[i].strip();
                }
                assertThat(rows.put(cells[0], cells))
                        .as("two rows for " + cells[0])
                        .isNull();
            }
        }
        return rows;
    }
}
