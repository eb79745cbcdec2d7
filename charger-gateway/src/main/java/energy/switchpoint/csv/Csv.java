package energy.switchpoint.csv;

/** Cells that a spreadsheet reads as text, whatever somebody wrote into them. */
public final class Csv {

    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private Csv() {}

    public static String cell(String value) {
        var safe = !value.isEmpty() && STARTS_A_FORMULA.indexOf(value.charAt(0)) >= 0 && !isNumber(value)
                ? "'" + value
                : value;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static boolean isNumber(String value) {
        return value.matches("-?\\d+");
    }
}
