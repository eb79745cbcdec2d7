package energy.switchpoint.sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * Connections for those who write by themselves, what chargers say above all. They come from the driver and not from the
 * container's pool, whose wrapper looks at every value of every row.
 */
@ApplicationScoped
public class WritersDatabase {

    private static final String OPTIONS =
            "?useServerPrepStmts=true&prepStmtCacheSize=1000&useBulkStmts=false&useBulkStmtsForInserts=false&connectTimeout=5000";

    @Inject
    @ConfigProperty(name = "GATEWAY_DB_URL")
    String url;

    @Inject
    @ConfigProperty(name = "GATEWAY_DB_USER")
    String user;

    @Inject
    @ConfigProperty(name = "GATEWAY_DB_PASSWORD")
    String password;

    public WritersDatabase() {}

    /** For use outside the container. */
    public WritersDatabase(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** Opened at its first use, and again after it broke. */
    public OwnConnection connection() {
        try {
            // Without the bulk protocol the statements of a batch go out together just the same.
            var database = new MariaDbDataSource(url + OPTIONS);
            database.setUser(user);
            database.setPassword(password);
            return new OwnConnection(database);
        } catch (SQLException e) {
            throw new IllegalStateException("not an address of a database: " + url, e);
        }
    }
}
