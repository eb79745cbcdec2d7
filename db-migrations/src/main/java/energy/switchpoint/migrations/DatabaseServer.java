package energy.switchpoint.migrations;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/**
 * A MariaDB server seen with its administrator's eyes: makes schemas and users, and applies the migrations.
 *
 * @param url address of the server without a schema, ending in a slash
 */
public record DatabaseServer(String url, String user, String password) {

    /** What a service does with its rows. Tables are made and changed by the migrations alone. */
    private static final String RIGHTS = "select, insert, update, delete, execute, create temporary tables";

    /** Makes the schema and its user, and gives the user rights on this schema and no other. */
    public void prepare(Schema schema, String userPassword) throws SQLException {
        prepare(schema.id(), schema.id(), userPassword);
    }

    void prepare(String database, String owner, String userPassword) throws SQLException {
        var account = quoted(owner) + "@'%'";
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            statement.execute("create database if not exists `" + database + "` character set utf8mb4");
            statement.execute("create user if not exists " + account);
            statement.execute("alter user " + account + " identified by " + quoted(userPassword));
            statement.execute("grant " + RIGHTS + " on `" + database + "`.* to " + account);
        }
    }

    /**
     * Applies what is missing and answers how many scripts that were. Out of order, because several people add
     * timestamped scripts at the same time.
     */
    public int migrate(Schema schema, boolean demo) {
        return migrate(schema, schema.id(), demo);
    }

    int migrate(Schema schema, String database, boolean demo) {
        return Flyway.configure()
                .dataSource(url + database, user, password)
                .locations(schema.locations(demo).toArray(String[]::new))
                .outOfOrder(true)
                .placeholderReplacement(false)
                .ignoreMigrationPatterns("repeatable:missing", "*:future")
                .load()
                .migrate()
                .migrationsExecuted;
    }

    /** A text as MariaDB writes it in a statement; for the few statements that take no parameter. */
    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
