package energy.switchpoint.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An {@code insert … values (…)} for many rows at a time. The database runs one statement of 64 rows several times as fast as
 * 64 statements of one row, above all on a partitioned table. The numbers of rows are powers of two, so that few different
 * statements have to be prepared.
 */
final class ManyRows {

    private static final int LARGEST = 256;
    private static final Pattern VALUES = Pattern.compile("(?is)^\\s*(insert .*?values\\s*)(\\([^()]*\\))(.*)$");
    private static final Map<String, ManyRows> KNOWN = new ConcurrentHashMap<>();
    private static final ManyRows NONE = new ManyRows(List.of());

    /** By the exponent of the number of rows. */
    private final List<String> statements;

    private ManyRows(List<String> statements) {
        this.statements = statements;
    }

    /** Null when the statement inserts no values. Statements are constants of the program, so the map stays small. */
    static @Nullable ManyRows of(String sql) {
        var known = KNOWN.computeIfAbsent(sql, ManyRows::read);
        return known == NONE ? null : known;
    }

    private static ManyRows read(String sql) {
        var parts = VALUES.matcher(sql);
        if (!parts.matches()) {
            return NONE;
        }
        var statements = new ArrayList<String>();
        for (int rows = 1; rows <= LARGEST; rows *= 2) {
            statements.add(parts.group(1) + (parts.group(2) + ", ").repeat(rows - 1) + parts.group(2) + parts.group(3));
        }
        return new ManyRows(List.copyOf(statements));
    }

    void execute(Connection connection, List<@Nullable Object[]> rows) throws SQLException {
        int from = 0;
        while (from < rows.size()) {
            int exponent = 31 - Integer.numberOfLeadingZeros(Math.min(rows.size() - from, LARGEST));
            int until = from + (1 << exponent);
            try (var statement = connection.prepareStatement(statements.get(exponent))) {
                int bound = 0;
                for (var row : rows.subList(from, until)) {
                    Sql.bind(statement, bound, row);
                    bound += row.length;
                }
                statement.executeUpdate();
            }
            from = until;
        }
    }
}
