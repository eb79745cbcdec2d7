package energy.switchpoint.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An {@code insert … values (…)} for many rows at a time. The database runs one statement of 64 rows several times as fast as
 * 64 statements of one row, above all on a partitioned table. Up to {@link #EXACT} rows are one statement; above, the numbers
 * of rows are powers of two, so that not too many different statements have to be prepared.
 */
final class ManyRows {

    private static final int EXACT = 32;
    private static final int LARGEST = 256;
    private static final Pattern VALUES = Pattern.compile("(?is)^\\s*(insert .*?values\\s*)(\\([^()]*\\))(.*)$");
    private static final Pattern INSERT = Pattern.compile("(?i)^\\s*(insert|replace)\\b");
    private static final Map<String, ManyRows> KNOWN = new ConcurrentHashMap<>();
    private static final ManyRows NONE = new ManyRows(Map.of());

    /** By the number of rows. */
    private final Map<Integer, String> statements;

    private ManyRows(Map<Integer, String> statements) {
        this.statements = statements;
    }

    /**
     * Null when the statement inserts nothing. An {@code insert … select} is refused: the driver sends a batch of inserts by a
     * bulk protocol, and the database knows none but {@code values} in it ("not supported in the prepared statement
     * protocol"), which would show only when two rows happen to come together. Statements are constants of the program, so the map stays small. */
    static @Nullable ManyRows of(String sql) {
        var known = KNOWN.computeIfAbsent(sql, ManyRows::read);
        return known == NONE ? null : known;
    }

    private static ManyRows read(String sql) {
        var parts = VALUES.matcher(sql);
        if (!parts.matches()) {
            if (INSERT.matcher(sql).find()) {
                throw new IllegalArgumentException("inserts something else than values: " + sql);
            }
            return NONE;
        }
        var statements = new HashMap<Integer, String>();
        for (int rows = 1; rows <= LARGEST; rows = rows < EXACT ? rows + 1 : rows * 2) {
            statements.put(
                    rows, parts.group(1) + (parts.group(2) + ", ").repeat(rows - 1) + parts.group(2) + parts.group(3));
        }
        return new ManyRows(Map.copyOf(statements));
    }

    /** How many of so many rows go into one statement. */
    static int together(int rows) {
        return rows <= EXACT ? rows : Math.min(Integer.highestOneBit(rows), LARGEST);
    }

    /** @return how many rows the database says it has changed */
    int execute(Connection connection, List<@Nullable Object[]> rows) throws SQLException {
        int changed = 0;
        int from = 0;
        while (from < rows.size()) {
            int until = from + together(rows.size() - from);
            try (var statement = connection.prepareStatement(statements.get(until - from))) {
                int bound = 0;
                for (var row : rows.subList(from, until)) {
                    Sql.bind(statement, bound, row);
                    bound += row.length;
                }
                changed += statement.executeUpdate();
            }
            from = until;
        }
        return changed;
    }
}
