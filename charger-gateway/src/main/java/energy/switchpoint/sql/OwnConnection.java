package energy.switchpoint.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A connection that one writer keeps for itself and commits by itself. Borrowing one for every batch, inside a transaction of
 * the container, would cost more than the batch. For one thread at a time.
 */
public final class OwnConnection implements AutoCloseable {

    private final DataSource database;
    private @Nullable Connection connection;

    public OwnConnection(DataSource database) {
        this.database = database;
    }

    /** All statements made by {@link Sql} in the work are committed together, or none is. */
    public <T> T inOneTransaction(Supplier<T> work) {
        try {
            var own = open();
            var result = Sql.on(own, work);
            own.commit();
            return result;
        } catch (SQLException e) {
            close();
            throw new DatabaseUnusable(e);
        } catch (DatabaseUnusable e) {
            close(); // the database may have gone, and a dead connection does not say so when it is rolled back
            throw e;
        } catch (RuntimeException | Error e) {
            rollBack();
            throw e;
        }
    }

    private Connection open() throws SQLException {
        var own = connection;
        if (own == null) {
            own = database.getConnection();
            connection = own;
            own.setAutoCommit(false);
        }
        return own;
    }

    private void rollBack() {
        var own = connection;
        if (own == null) {
            return;
        }
        try {
            own.rollback();
        } catch (SQLException e) {
            close();
        }
    }

    @Override
    public void close() {
        var own = connection;
        connection = null;
        if (own == null) {
            return;
        }
        try (own) {
            own.rollback();
        } catch (SQLException e) {
            // it is broken, which is why it is closed
        }
    }
}
