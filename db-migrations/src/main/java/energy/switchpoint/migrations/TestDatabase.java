package energy.switchpoint.migrations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;

/**
 * A migrated schema on a real MariaDB for the tests of a service, on a free port. One server per JVM, started with the
 * first schema asked for; each call makes a new, empty schema, so that test classes do not see each other's rows. The
 * user has a service's rights, so that a forgotten grant shows in a test.
 */
public record TestDatabase(String url, String user, String password) {

    private static final String PASSWORD = "test";

    private static final class Server {
        static final DatabaseServer ONLY = started();
        static int schemas;

        private static DatabaseServer started() {
            try {
                var temporary = Path.of(System.getProperty("java.io.tmpdir"));
                var data = Files.createTempDirectory(temporary, "switchpoint-test-database-");
                var port = freePort();
                var process = new MariaDb(
                                temporary.resolve("switchpoint-mariadb-" + System.getProperty("user.name")), data, port)
                        .start(PASSWORD, "--innodb-flush-log-at-trx-commit=2");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    MariaDb.end(process);
                    remove(data);
                    remove(data.resolveSibling(data.getFileName() + ".installed"));
                }));
                return new DatabaseServer("jdbc:mariadb://127.0.0.1:" + port + "/", "root", PASSWORD);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** A new schema of this kind with all its tables and no demo rows. */
    public static TestDatabase of(Schema schema) {
        return of(schema, false);
    }

    /** The same with the demo's rows. */
    public static TestDatabase withDemo(Schema schema) {
        return of(schema, true);
    }

    private static synchronized TestDatabase of(Schema schema, boolean demo) {
        var server = Server.ONLY;
        var name = schema.id() + "_" + ++Server.schemas;
        try {
            server.prepare(name, name, PASSWORD);
        } catch (SQLException failed) {
            throw new IllegalStateException("Cannot make the schema " + name, failed);
        }
        server.migrate(schema, name, demo);
        return new TestDatabase(server.url() + name, name, PASSWORD);
    }

    /** A connection as the service would have it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** Empties every table, and leaves the tables. */
    public void clear() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            var rows = statement.executeQuery("""
                    select table_name from information_schema.tables
                    where table_schema = database() and table_type in ('BASE TABLE', 'SYSTEM VERSIONED')
                      and table_name <> 'flyway_schema_history'
                    """);
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            statement.execute("set foreign_key_checks = 0");
            for (var table : tables) {
                statement.execute("delete from `" + table + "`");
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException leftForTheSystemToClean) {
            System.err.println("Not removed: " + folder);
        }
    }
}
