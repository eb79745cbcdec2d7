package energy.switchpoint.acceptance.system;

import energy.switchpoint.acceptance.system.Installation.Service;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the database itself: what is true, whatever the code says. */
public final class Facts {

    private Facts() {}

    /** One row in the database. */
    @FunctionalInterface
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    public static <T> List<T> query(Service service, Row<T> row, String sql, Object... parameters) {
        var at = Installation.UNDER_TEST;
        try (var connection = DriverManager.getConnection(
                        at.database(service), service.id(), at.secret("db-" + service.id()));
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            var found = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.of(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static List<String> strings(Service service, String sql, Object... parameters) {
        return query(service, row -> row.getString(1), sql, parameters);
    }
}
