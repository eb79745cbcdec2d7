package energy.switchpoint.testing;

import energy.switchpoint.migrations.Schema;
import energy.switchpoint.migrations.TestDatabase;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.sql.WritersDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.mariadb.jdbc.MariaDbDataSource;

/** The gateway's real schema on a real MariaDB. */
public final class GatewayDatabaseForTests {

    private final TestDatabase database = TestDatabase.of(Schema.GATEWAY);
    private final Sql sql;

    public GatewayDatabaseForTests() {
        try {
            var source = new MariaDbDataSource(database.url());
            source.setUser(database.user());
            source.setPassword(database.password());
            sql = new Sql(source);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection of the test's own, with a service's rights. */
    public Connection connection() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    public Sql sql() {
        return sql;
    }

    public WritersDatabase writers() {
        return new WritersDatabase(database.url(), database.user(), database.password());
    }

    public UUID device(String identity) {
        var id = UUID.randomUUID();
        sql.update("""
                insert into device (id, identity, label, rating_w, phases, step_percent, pairable, created_at, version)
                values (?, ?, 'Home', 7400, 1, 10, false, ?, 1)""", id, identity, Instant.now());
        return id;
    }
}
