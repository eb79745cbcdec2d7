package energy.switchpoint.export.control;

import java.util.List;
import java.util.stream.Collectors;

/** RFC 4180 lines that a spreadsheet opens safely: a cell that looks like a formula is made text. */
final class Csv {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder();

    Csv(String... heading) {
        line(List.of(heading));
    }

    Csv line(List<String> cells) {
        text.append(cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n")));
        return this;
    }

    String text() {
        return text.toString();
    }

    private static String cell(String value) {
        var safe = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 && !isNumber(value)
                ? "'" + value
                : value;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static boolean isNumber(String value) {
        return value.matches("-?\\d+(\\.\\d+)?");
    }
}
